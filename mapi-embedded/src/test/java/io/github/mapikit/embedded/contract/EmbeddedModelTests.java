// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.contract;

import io.github.mapikit.contract.DriverUnderTest;
import io.github.mapikit.contract.model.AttachmentContract;
import io.github.mapikit.contract.model.BodyContract;
import io.github.mapikit.contract.model.ChangeContract;
import io.github.mapikit.contract.model.CompletionContract;
import io.github.mapikit.contract.model.ContentsTableContract;
import io.github.mapikit.contract.model.CursorContract;
import io.github.mapikit.contract.model.EmbeddedMessageContract;
import io.github.mapikit.contract.model.FolderContract;
import io.github.mapikit.contract.model.HierarchyContract;
import io.github.mapikit.contract.model.ListContract;
import io.github.mapikit.contract.model.MessageContract;
import io.github.mapikit.contract.model.MessageFlagsContract;
import io.github.mapikit.contract.model.NamedPropertyContract;
import io.github.mapikit.contract.model.NotificationContract;
import io.github.mapikit.contract.model.PropertyContract;
import io.github.mapikit.contract.model.PropertyRuleContract;
import io.github.mapikit.contract.model.ReadMessageContract;
import io.github.mapikit.contract.model.RecipientContract;
import io.github.mapikit.contract.model.RestrictionContract;
import io.github.mapikit.contract.model.SessionContract;
import io.github.mapikit.contract.model.SortContract;
import io.github.mapikit.contract.model.StreamContract;
import io.github.mapikit.contract.model.SubmitContract;
import io.github.mapikit.contract.model.ThreadContract;
import io.github.mapikit.contract.model.TransferContract;
import io.github.mapikit.contract.model.ValueContract;
import org.junit.jupiter.api.Nested;

/**
 * The object model of the embedded driver.
 */
class EmbeddedModelTests {

	@Nested
	class Sessions extends SessionContract {

		@Override
		protected DriverUnderTest driver() {
			return new EmbeddedFixture();
		}

	}

	@Nested
	class Folders extends FolderContract {

		@Override
		protected DriverUnderTest driver() {
			return new EmbeddedFixture();
		}

	}

	@Nested
	class Hierarchies extends HierarchyContract {

		@Override
		protected DriverUnderTest driver() {
			return new EmbeddedFixture();
		}

	}

	@Nested
	class ContentsTables extends ContentsTableContract {

		@Override
		protected DriverUnderTest driver() {
			return new EmbeddedFixture();
		}

	}

	@Nested
	class Cursors extends CursorContract {

		@Override
		protected DriverUnderTest driver() {
			return new EmbeddedFixture();
		}

	}

	@Nested
	class Restrictions extends RestrictionContract {

		@Override
		protected DriverUnderTest driver() {
			return new EmbeddedFixture();
		}

	}

	@Nested
	class Orders extends SortContract {

		@Override
		protected DriverUnderTest driver() {
			return new EmbeddedFixture();
		}

	}

	@Nested
	class Properties extends PropertyContract {

		@Override
		protected DriverUnderTest driver() {
			return new EmbeddedFixture();
		}

	}

	@Nested
	class PropertyRules extends PropertyRuleContract {

		@Override
		protected DriverUnderTest driver() {
			return new EmbeddedFixture();
		}

	}

	@Nested
	class Messages extends MessageContract {

		@Override
		protected DriverUnderTest driver() {
			return new EmbeddedFixture();
		}

	}

	@Nested
	class MessageFlags extends MessageFlagsContract {

		@Override
		protected DriverUnderTest driver() {
			return new EmbeddedFixture();
		}

	}

	@Nested
	class Bodies extends BodyContract {

		@Override
		protected DriverUnderTest driver() {
			return new EmbeddedFixture();
		}

	}

	@Nested
	class Recipients extends RecipientContract {

		@Override
		protected DriverUnderTest driver() {
			return new EmbeddedFixture();
		}

	}

	@Nested
	class Attachments extends AttachmentContract {

		@Override
		protected DriverUnderTest driver() {
			return new EmbeddedFixture();
		}

	}

	@Nested
	class EmbeddedMessages extends EmbeddedMessageContract {

		@Override
		protected DriverUnderTest driver() {
			return new EmbeddedFixture();
		}

	}

	@Nested
	class Streams extends StreamContract {

		@Override
		protected DriverUnderTest driver() {
			return new EmbeddedFixture();
		}

	}

	@Nested
	class Transfers extends TransferContract {

		@Override
		protected DriverUnderTest driver() {
			return new EmbeddedFixture();
		}

	}

	@Nested
	class Submissions extends SubmitContract {

		@Override
		protected DriverUnderTest driver() {
			return new EmbeddedFixture();
		}

	}

	@Nested
	class Notifications extends NotificationContract {

		@Override
		protected DriverUnderTest driver() {
			return new EmbeddedFixture();
		}

	}

	@Nested
	class Threads extends ThreadContract {

		@Override
		protected DriverUnderTest driver() {
			return new EmbeddedFixture();
		}

	}

	@Nested
	class Values extends ValueContract {

		@Override
		protected DriverUnderTest driver() {
			return new EmbeddedFixture();
		}

	}

	@Nested
	class Lists extends ListContract {

		@Override
		protected DriverUnderTest driver() {
			return new EmbeddedFixture();
		}

	}

	@Nested
	class ReadMessages extends ReadMessageContract {

		@Override
		protected DriverUnderTest driver() {
			return new EmbeddedFixture();
		}

	}

	@Nested
	class Changes extends ChangeContract {

		@Override
		protected DriverUnderTest driver() {
			return new EmbeddedFixture();
		}

	}

	@Nested
	class NamedProperties extends NamedPropertyContract {

		@Override
		protected DriverUnderTest driver() {
			return new EmbeddedFixture();
		}

	}

	@Nested
	class Completions extends CompletionContract {

		@Override
		protected DriverUnderTest driver() {
			return new EmbeddedFixture();
		}

	}

}
