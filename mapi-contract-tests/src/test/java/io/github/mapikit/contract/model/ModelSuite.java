// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.model;

import io.github.mapikit.contract.DriverUnderTest;
import org.junit.jupiter.api.Nested;

/**
 * All suites of the object model, for a driver of this module's tests.
 */
abstract class ModelSuite {

	abstract DriverUnderTest newFixture();

	@Nested
	class Sessions extends SessionContract {

		@Override
		protected DriverUnderTest driver() {
			return newFixture();
		}

	}

	@Nested
	class Folders extends FolderContract {

		@Override
		protected DriverUnderTest driver() {
			return newFixture();
		}

	}

	@Nested
	class Hierarchies extends HierarchyContract {

		@Override
		protected DriverUnderTest driver() {
			return newFixture();
		}

	}

	@Nested
	class ContentsTables extends ContentsTableContract {

		@Override
		protected DriverUnderTest driver() {
			return newFixture();
		}

	}

	@Nested
	class Cursors extends CursorContract {

		@Override
		protected DriverUnderTest driver() {
			return newFixture();
		}

	}

	@Nested
	class Restrictions extends RestrictionContract {

		@Override
		protected DriverUnderTest driver() {
			return newFixture();
		}

	}

	@Nested
	class Orders extends SortContract {

		@Override
		protected DriverUnderTest driver() {
			return newFixture();
		}

	}

	@Nested
	class Properties extends PropertyContract {

		@Override
		protected DriverUnderTest driver() {
			return newFixture();
		}

	}

	@Nested
	class PropertyRules extends PropertyRuleContract {

		@Override
		protected DriverUnderTest driver() {
			return newFixture();
		}

	}

	@Nested
	class Messages extends MessageContract {

		@Override
		protected DriverUnderTest driver() {
			return newFixture();
		}

	}

	@Nested
	class MessageFlags extends MessageFlagsContract {

		@Override
		protected DriverUnderTest driver() {
			return newFixture();
		}

	}

	@Nested
	class Bodies extends BodyContract {

		@Override
		protected DriverUnderTest driver() {
			return newFixture();
		}

	}

	@Nested
	class Recipients extends RecipientContract {

		@Override
		protected DriverUnderTest driver() {
			return newFixture();
		}

	}

	@Nested
	class Attachments extends AttachmentContract {

		@Override
		protected DriverUnderTest driver() {
			return newFixture();
		}

	}

	@Nested
	class EmbeddedMessages extends EmbeddedMessageContract {

		@Override
		protected DriverUnderTest driver() {
			return newFixture();
		}

	}

	@Nested
	class Streams extends StreamContract {

		@Override
		protected DriverUnderTest driver() {
			return newFixture();
		}

	}

	@Nested
	class Transfers extends TransferContract {

		@Override
		protected DriverUnderTest driver() {
			return newFixture();
		}

	}

	@Nested
	class Submissions extends SubmitContract {

		@Override
		protected DriverUnderTest driver() {
			return newFixture();
		}

	}

	@Nested
	class Notifications extends NotificationContract {

		@Override
		protected DriverUnderTest driver() {
			return newFixture();
		}

	}

	@Nested
	class Threads extends ThreadContract {

		@Override
		protected DriverUnderTest driver() {
			return newFixture();
		}

	}

	@Nested
	class Values extends ValueContract {

		@Override
		protected DriverUnderTest driver() {
			return newFixture();
		}

	}

	@Nested
	class Lists extends ListContract {

		@Override
		protected DriverUnderTest driver() {
			return newFixture();
		}

	}

	@Nested
	class ReadMessages extends ReadMessageContract {

		@Override
		protected DriverUnderTest driver() {
			return newFixture();
		}

	}

	@Nested
	class Changes extends ChangeContract {

		@Override
		protected DriverUnderTest driver() {
			return newFixture();
		}

	}

	@Nested
	class NamedProperties extends NamedPropertyContract {

		@Override
		protected DriverUnderTest driver() {
			return newFixture();
		}

	}

	@Nested
	class Completions extends CompletionContract {

		@Override
		protected DriverUnderTest driver() {
			return newFixture();
		}

	}

}
