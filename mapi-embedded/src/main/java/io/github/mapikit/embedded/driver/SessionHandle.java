// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.driver;

import java.util.Map;

import io.github.mapikit.embedded.call.EmbeddedCall;
import io.github.mapikit.embedded.store.MailStore;
import io.github.mapikit.embedded.table.Listing;
import io.github.mapikit.embedded.table.PropertyMaps;
import io.github.mapikit.embedded.table.PropertySource;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.spi.OpenRequest;
import io.github.mapikit.spi.Opened;
import io.github.mapikit.spi.TableSource;

/**
 * A session on the one profile that there is, with its one store.
 */
final class SessionHandle extends EmbeddedHandle {

	/** {@code PR_DEFAULT_STORE}. */
	private static final PropertyTag<Boolean> DEFAULT_STORE = PropertyTag.bool(0x3400);

	/** {@code PR_RESOURCE_TYPE}. */
	private static final PropertyTag<Integer> RESOURCE_TYPE = PropertyTag.int32(0x3E03);

	/** {@code MAPI_SUBSYSTEM}, whose row names the profile. */
	private static final int SUBSYSTEM = 39;

	private final String profile;

	SessionHandle(ThreadCalls calls, MailStore store, String profile) {
		super(calls, store);
		this.profile = profile;
	}

	@Override
	Opened open(OpenRequest request) {
		OpenRequest.Store wanted = (request instanceof OpenRequest.Store named) ? named : null;
		if (wanted == null && !(request instanceof OpenRequest.DefaultStore)) {
			return super.open(request);
		}
		enter(EmbeddedCall.OPEN_MSG_STORE);
		if (wanted != null && !wanted.entryId().equals(store().id())) {
			throw EmbeddedCall.OPEN_MSG_STORE.failure(MapiErrors.MAPI_E_NOT_FOUND);
		}
		return Opened.of(new StoreHandle(this), store().id());
	}

	@Override
	TableHandle openTable(TableSource source) {
		if (source instanceof TableSource.Stores) {
			enter(EmbeddedCall.GET_MSG_STORES_TABLE);
			return table(Map.of(PropertyTags.ENTRYID, store().id().bytes(), PropertyTags.DISPLAY_NAME,
					StoreHandle.displayName(store()), DEFAULT_STORE, true));
		}
		if (source instanceof TableSource.Status) {
			enter(EmbeddedCall.GET_STATUS_TABLE);
			return table(Map.of(RESOURCE_TYPE, SUBSYSTEM, PropertyTags.DISPLAY_NAME, this.profile));
		}
		return super.openTable(source);
	}

	private TableHandle table(Map<PropertyTag<?>, Object> row) {
		PropertySource[] rows = { (tag) -> PropertyMaps.find(row, tag) };
		Listing listing = new Listing(rows);
		return new TableHandle(this, false, () -> listing);
	}

}
