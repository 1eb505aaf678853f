// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.derived;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

import io.github.mapikit.model.Binary;

/**
 * Makes the entry identifier and the search key of somebody who is in no address book.
 * <p>
 * Source: [MS-OXCDATA] 2.2.5; "PidTagSearchKey Canonical Property".
 *
 * @since 0.1.0
 */
public final class AddressKeys {

	/** Flags, MAPI_ONE_OFF_UID, version 0; MAPI_UNICODE and MAPI_SEND_NO_RICH_INFO. */
	private static final byte[] ONE_OFF = HexFormat.of().parseHex("00000000812b1fa4bea310199d6e00dd010f540200000180");

	/** Flags, the provider of Exchange's address book, version 1, a mail user. */
	private static final byte[] EXCHANGE = HexFormat.of()
		.parseHex("00000000dca740c8c042101ab4b908002b2fe1820100000000000000");

	private AddressKeys() {
	}

	/**
	 * Makes an entry identifier.
	 * @param name the name shown to people
	 * @param type the type of the address
	 * @param address the address
	 * @return a one-off entry identifier, or that of the address book for type {@code EX}
	 */
	public static Binary entryId(String name, String type, String address) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		if (type.equalsIgnoreCase("EX")) {
			out.writeBytes(EXCHANGE);
			write(out, address, StandardCharsets.US_ASCII);
		}
		else {
			out.writeBytes(ONE_OFF);
			write(out, name, StandardCharsets.UTF_16LE);
			write(out, type, StandardCharsets.UTF_16LE);
			write(out, address, StandardCharsets.UTF_16LE);
		}
		return Binary.of(out.toByteArray());
	}

	/**
	 * Makes a search key, which is the same for all writings of an address.
	 * @param type the type of the address
	 * @param address the address
	 * @return the search key
	 */
	public static Binary searchKey(String type, String address) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		write(out, (type + ':' + address).toUpperCase(Locale.ROOT), StandardCharsets.UTF_8);
		return Binary.of(out.toByteArray());
	}

	private static void write(ByteArrayOutputStream out, String text, Charset charset) {
		out.writeBytes((text + '\0').getBytes(charset));
	}

}
