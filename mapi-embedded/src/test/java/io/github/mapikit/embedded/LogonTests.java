// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded;

import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.mailfiles.source.MailboxLocationException;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.spi.SessionOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@UsesMapi
class LogonTests {

	@RegisterExtension
	final MailboxExtension mailbox = new MailboxExtension(EmbeddedOptions.DEFAULTS.withProfile("Archive"));

	@Test
	void whenAMailboxLocationIsMissingThenTheDriverIsNotCreated() {
		EmbeddedOptions options = EmbeddedOptions.DEFAULTS.withMailbox("target", "target/no-such-mail.pst");
		assertThatExceptionOfType(MailboxLocationException.class).isThrownBy(() -> new EmbeddedDriver(options))
			.satisfies((failure) -> assertThat(failure.location()).isEqualTo("target/no-such-mail.pst"))
			.withMessageContaining("'target/no-such-mail.pst'");
	}

	@Test
	void whenAResourceIsMissingThenTheDriverIsNotCreated() {
		EmbeddedOptions options = EmbeddedOptions.DEFAULTS.withMailbox("classpath:no/such/mail");
		assertThatExceptionOfType(MailboxLocationException.class).isThrownBy(() -> new EmbeddedDriver(options));
	}

	@Test
	void whenNobodyHasLoggedOnThenThereIsNoStoreYet() throws Exception {
		this.mailbox.lease();
		assertThat(this.mailbox.driver().diagnostics()).containsEntry("mailboxRead", false)
			.doesNotContainKeys("folders", "messages");
		EntryId first = this.mailbox.on((session) -> session.defaultStore().entryId());
		EntryId second = this.mailbox.call(
				() -> MapiThread.current("test").openSession(SessionOptions.DEFAULT_PROFILE).defaultStore().entryId());
		assertThat(second).isEqualTo(first);
		assertThat(this.mailbox.driver().diagnostics()).containsEntry("mailboxRead", true).containsEntry("folders", 7);
	}

	@Test
	void whenTheProfileIsNamedThenSessionsHaveIt() throws Exception {
		String byDefault = this.mailbox.on(MapiSession::profileName);
		String byName = this.mailbox.call(() -> {
			try (MapiSession session = MapiThread.current("test").openSession(new SessionOptions("Archive"))) {
				return session.profileName();
			}
		});
		assertThat(byDefault).isEqualTo("Archive");
		assertThat(byName).isEqualTo("Archive");
	}

	@Test
	void whenTheProfileIsAnotherThenLogonFails() throws Exception {
		this.mailbox.run((ignored) -> assertThatExceptionOfType(MapiCallException.class)
			.isThrownBy(() -> MapiThread.current("test").openSession(new SessionOptions("Embedded")))
			.satisfies((failure) -> assertThat(failure.result()).isEqualTo(MapiErrors.MAPI_E_LOGON_FAILED))
			.havingCause()
			.withMessageContaining("'Archive'"));
	}

	@Test
	void whenTheProfileHasNoNameThenItIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> EmbeddedOptions.DEFAULTS.withProfile(" "))
			.withMessageContaining("'profile'");
	}

}
