// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.model;

import java.time.Instant;
import java.util.List;

import io.github.mapikit.contract.Capability;
import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.Restriction;
import io.github.mapikit.model.property.Restriction.Match;
import io.github.mapikit.model.property.Restriction.Relation;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.table.ContentsTable;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Restrictions on a contents table. Sources: "IMAPITable::Restrict", "Types of
 * Restrictions", and the pages of the restriction structures. Restricted properties are
 * among the columns, since tables need not take others. What a restriction that is made
 * directly says of an object without the property the documentation leaves open; what a
 * tag builds holds in any store.
 *
 * @since 0.1.0
 */
public abstract class RestrictionContract extends ModelContract {

	private static final Instant NOON = Instant.parse("2024-02-29T12:00:00Z");

	@BeforeEach
	final void requireRestrictions() {
		requires(Capability.RESTRICTIONS);
	}

	/** Five messages: alpha to echo, numbered from 1; echo alone has no samples. */
	private void inFilledFolder(FolderTask task) {
		inFolder((store, folder) -> {
			fill(folder, "alpha", 1, 5, "Red apple");
			fill(folder, "bravo", 2, 4, "green APPLE pie");
			fill(folder, "charlie", 3, 3, "apple");
			fill(folder, "delta", 4, 2, "Pear");
			save(folder, "echo");
			task.run(store, folder);
		});
	}

	private static void fill(Folder folder, String subject, int number, int otherNumber, String text) throws Exception {
		save(folder, subject, (message) -> {
			message.set(Samples.NUMBER, number);
			message.set(Samples.OTHER_NUMBER, otherNumber);
			message.set(Samples.TEXT, text);
			message.set(Samples.TIME, NOON.plusSeconds(number));
			message.set(Samples.TRUTH, number % 2 == 0);
			message.set(Samples.BYTES, Binary.of(bytes(number * 10)));
		});
	}

	private List<String> matching(Folder folder, Restriction restriction) {
		try (ContentsTable table = folder.contents()) {
			table
				.columns(PropertyTags.SUBJECT, Samples.NUMBER, Samples.OTHER_NUMBER, Samples.TEXT, Samples.TIME,
						Samples.TRUTH, Samples.BYTES, Samples.NOBODY_HAS_THIS, PropertyTags.MESSAGE_FLAGS)
				.where(restriction);
			List<String> subjects = subjects(table);
			assertRowCount(table, subjects.size());
			return subjects.stream().sorted().toList();
		}
	}

	// logic

	@Test
	void whenNothingHasToHoldThenEveryRowPasses() {
		inFilledFolder((store, folder) -> Assertions.assertThat(matching(folder, Restriction.and()))
			.containsExactly("alpha", "bravo", "charlie", "delta", "echo"));
	}

	@Test
	void whenNothingCanHoldThenNoRowPasses() {
		inFilledFolder((store, folder) -> Assertions.assertThat(matching(folder, Restriction.or())).isEmpty());
	}

	@Test
	void whenRestrictionsAreCombinedThenLogicHolds() {
		inFilledFolder((store, folder) -> {
			Restriction low = Samples.NUMBER.atMost(3);
			Restriction even = Samples.TRUTH.is(true);
			Assertions.assertThat(matching(folder, Restriction.and(low, even))).containsExactly("bravo");
			Assertions.assertThat(matching(folder, Restriction.or(low, even)))
				.containsExactly("alpha", "bravo", "charlie", "delta");
			Assertions.assertThat(matching(folder, Restriction.not(low))).containsExactly("delta", "echo");
			Assertions.assertThat(matching(folder, Restriction.and(low, Restriction.not(even))))
				.containsExactly("alpha", "charlie");
			Assertions.assertThat(matching(folder, Restriction.not(Restriction.not(even))))
				.containsExactly("bravo", "delta");
			Assertions.assertThat(matching(folder, Restriction.not(Restriction.or()))).hasSize(5);
			Assertions.assertThat(matching(folder, Restriction.not(Restriction.and()))).isEmpty();
		});
	}

	@Test
	void whenARestrictionIsSetAgainThenTheFirstIsGone() {
		inFilledFolder((store, folder) -> {
			try (ContentsTable table = folder.contents()) {
				table.columns(PropertyTags.SUBJECT, Samples.NUMBER).where(Samples.NUMBER.is(1));
				Assertions.assertThat(subjects(table)).containsExactly("alpha");
				table.where(Samples.NUMBER.is(2));
				Assertions.assertThat(subjects(table)).containsExactly("bravo");
				table.where(Restriction.and());
				Assertions.assertThat(subjects(table)).hasSize(5);
			}
		});
	}

	@Test
	void whenRestrictionsAreNestedVeryDeepThenTheyHoldOrAreTooComplex() {
		inFilledFolder((store, folder) -> {
			Restriction restriction = PropertyTags.SUBJECT.is("alpha");
			for (int i = 0; i < 20_000; i++) {
				restriction = Restriction.not(restriction);
			}
			Restriction deep = restriction;
			try {
				Assertions.assertThat(matching(folder, deep)).containsExactly("alpha");
			}
			catch (MapiCallException ex) {
				Assertions.assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_TOO_COMPLEX);
			}
		});
	}

	// property

	@ParameterizedTest
	@CsvSource({ "LESS,alpha bravo", "LESS_OR_EQUAL,alpha bravo charlie", "GREATER,delta",
			"GREATER_OR_EQUAL,charlie delta", "EQUAL,charlie", "NOT_EQUAL,alpha bravo delta" })
	void whenAPropertyStandsInARelationThenTheRowPasses(Relation relation, String expected) {
		inFilledFolder((store, folder) -> {
			assertMatches(folder, Samples.NUMBER, relation, 3, expected);
			assertMatches(folder, Samples.TIME, relation, NOON.plusSeconds(3), expected);
			assertMatches(folder, Samples.BYTES, relation, Binary.of(bytes(30)), expected);
		});
	}

	@ParameterizedTest
	@CsvSource({ "LESS,alpha bravo", "LESS_OR_EQUAL,alpha bravo charlie", "GREATER,delta echo",
			"GREATER_OR_EQUAL,charlie delta echo", "EQUAL,charlie", "NOT_EQUAL,alpha bravo delta echo" })
	void whenATextStandsInARelationThenTheRowPasses(Relation relation, String expected) {
		inFilledFolder((store, folder) -> assertMatches(folder, PropertyTags.SUBJECT, relation, "charlie", expected));
	}

	private void assertMatches(Folder folder, PropertyTag<?> tag, Relation relation, Object value, String expected) {
		assertMatches(folder, Restriction.and(tag.exists(), new Restriction.Property(tag, relation, value)), expected);
	}

	private void assertMatches(Folder folder, Restriction restriction, String expected) {
		Assertions.assertThat(String.join(" ", matching(folder, restriction)))
			.as("%s", restriction)
			.isEqualTo(expected);
	}

	@Test
	void whenABooleanIsComparedThenTheRowPasses() {
		inFilledFolder((store, folder) -> {
			Assertions.assertThat(matching(folder, Samples.TRUTH.is(true))).containsExactly("bravo", "delta");
			Assertions.assertThat(matching(folder, Samples.TRUTH.isNot(true))).containsExactly("alpha", "charlie");
		});
	}

	@Test
	void whenAnEntryIdIsComparedThenThatMessagePasses() {
		requires(Capability.ONE_ENTRY_ID);
		inFilledFolder((store, folder) -> {
			for (EntryId id : entryIds(folder)) {
				try (ContentsTable table = folder.contents()) {
					table.columns(PropertyTags.ENTRYID).where(PropertyTags.ENTRYID.is(id));
					Assertions.assertThat(values(table, PropertyTags.ENTRYID)).containsExactly(id);
				}
			}
		});
	}

	@Test
	void whenTheObjectDoesNotHaveThePropertyThenItDoesNotPassButTheNegationDoes() {
		inFilledFolder((store, folder) -> {
			PropertyTag<Integer> absent = Samples.NOBODY_HAS_THIS;
			for (Restriction restriction : List.of(absent.is(3), absent.isNot(3), absent.lessThan(3), absent.atMost(3),
					absent.greaterThan(-3), absent.atLeast(-3), Restriction.hasFlags(absent, 3), absent.exists())) {
				Assertions.assertThat(matching(folder, restriction)).as("%s", restriction).isEmpty();
				Assertions.assertThat(matching(folder, Restriction.not(restriction)))
					.as("not %s", restriction)
					.hasSize(5);
			}
			Assertions.assertThat(matching(folder, Samples.NUMBER.isNot(3))).containsExactly("alpha", "bravo", "delta");
			Assertions.assertThat(matching(folder, Restriction.not(Samples.NUMBER.is(3))))
				.containsExactly("alpha", "bravo", "delta", "echo");
			Assertions.assertThat(matching(folder, Restriction.not(Samples.TEXT.startsWith("Pear"))))
				.containsExactly("alpha", "bravo", "charlie", "echo");
		});
	}

	@Test
	void whenTheValueIsOfAnotherTypeThenTheRestrictionIsTooComplex() {
		inFilledFolder((store, folder) -> {
			Restriction restriction = new Restriction.Property(Samples.NUMBER, Relation.EQUAL, "three");
			assertRefused(() -> matching(folder, restriction), MapiErrors.MAPI_E_TOO_COMPLEX);
		});
	}

	@Test
	void whenMessagesAreUnreadThenTheyAreFoundWithoutTheirFlagsBeingAColumn() {
		requires(Capability.RESTRICTIONS_BESIDE_COLUMNS);
		inFilledFolder((store, folder) -> {
			folder.markRead(entryIds(folder), true);
			try (ContentsTable table = folder.contents()) {
				table.columns(PropertyTags.ENTRYID, PropertyTags.SUBJECT).where(PropertyTags.SUBJECT.is("delta"));
				folder.markRead(values(table, PropertyTags.ENTRYID), false);
			}
			try (ContentsTable table = folder.contents()) {
				table.columns(PropertyTags.SUBJECT).where(Restriction.not(Restriction.isRead()));
				Assertions.assertThat(subjects(table)).containsExactly("delta");
			}
		});
	}

	// content

	@ParameterizedTest
	@CsvSource({ "SUBSTRING,Red apple,alpha", "SUBSTRING,pie,bravo", "SUBSTRING,e,alpha bravo charlie delta",
			"SUBSTRING,banana,''", "PREFIX,Red,alpha", "PREFIX,green APPLE,bravo", "PREFIX,pie,''", "FULL,Pear,delta",
			"FULL,Pea,''" })
	void whenATextMatchesThenTheRowPasses(Match match, String text, String expected) {
		inFilledFolder((store, folder) -> {
			assertMatches(folder, match, true, text, expected);
			assertMatches(folder, match, false, text, expected);
		});
	}

	@ParameterizedTest
	@CsvSource({ "SUBSTRING,true,apple,alpha bravo charlie", "SUBSTRING,true,APPLE,alpha bravo charlie",
			"SUBSTRING,false,apple,alpha charlie", "SUBSTRING,false,APPLE,bravo", "PREFIX,true,red,alpha",
			"PREFIX,false,red,''", "PREFIX,true,APPLE,charlie", "FULL,true,APPLE,charlie", "FULL,false,APPLE,''",
			"FULL,true,pear,delta" })
	void whenTheCaseDiffersThenTheRowPassesIfItIsIgnored(Match match, boolean ignoreCase, String text,
			String expected) {
		requires(Capability.CASE_IN_RESTRICTIONS);
		inFilledFolder((store, folder) -> assertMatches(folder, match, ignoreCase, text, expected));
	}

	private void assertMatches(Folder folder, Match match, boolean ignoreCase, String text, String expected) {
		assertMatches(folder,
				Restriction.and(Samples.TEXT.exists(), new Restriction.Content(Samples.TEXT, text, match, ignoreCase)),
				expected);
	}

	@Test
	void whenTheTextIsNotLatinThenItMatchesAllTheSame() {
		requires(Capability.CASE_IN_RESTRICTIONS);
		inFolder((store, folder) -> {
			save(folder, "Straße nach Köln");
			save(folder, "Привет, мир");
			save(folder, "受信 😀 箱");
			Assertions.assertThat(matching(folder, PropertyTags.SUBJECT.contains("köln"))).hasSize(1);
			Assertions.assertThat(matching(folder, PropertyTags.SUBJECT.contains("МИР"))).hasSize(1);
			Assertions.assertThat(matching(folder, PropertyTags.SUBJECT.contains("😀"))).hasSize(1);
			Assertions.assertThat(matching(folder, PropertyTags.SUBJECT.startsWith("受信"))).hasSize(1);
		});
	}

	@Test
	void whenTheTextHasWhatPatternsAreMadeOfThenItIsPlainText() {
		inFolder((store, folder) -> {
			save(folder, "100% (really) [x] .*");
			save(folder, "nothing");
			for (String text : List.of("%", "(", "[x]", ".*", "100% (")) {
				Assertions.assertThat(matching(folder, PropertyTags.SUBJECT.contains(text))).as(text).hasSize(1);
			}
			Assertions.assertThat(matching(folder, PropertyTags.SUBJECT.contains("n.thing"))).isEmpty();
		});
	}

	// bits, sizes, existence, comparison

	@Test
	void whenBitsAreTestedThenAnyOfThemOrNoneIsEnough() {
		inFilledFolder((store, folder) -> {
			assertMatches(folder, Restriction.hasFlags(Samples.NUMBER, 1), "alpha charlie");
			assertMatches(folder, Restriction.hasFlags(Samples.NUMBER, 6), "bravo charlie delta");
			Restriction exists = Samples.NUMBER.exists();
			assertMatches(folder, Restriction.and(exists, new Restriction.Bitmask(Samples.NUMBER, 1, false)),
					"bravo delta");
			assertMatches(folder, Restriction.and(exists, new Restriction.Bitmask(Samples.NUMBER, 6, false)), "alpha");
		});
	}

	@ParameterizedTest
	@CsvSource({ "LESS,alpha bravo", "LESS_OR_EQUAL,alpha bravo charlie", "GREATER,delta",
			"GREATER_OR_EQUAL,charlie delta", "EQUAL,charlie", "NOT_EQUAL,alpha bravo delta" })
	void whenTheSizeStandsInARelationThenTheRowPasses(Relation relation, String expected) {
		inFilledFolder((store, folder) -> {
			Restriction restriction = Restriction.and(Samples.BYTES.exists(),
					new Restriction.Size(Samples.BYTES, relation, 30));
			assertMatches(folder, restriction, expected);
		});
	}

	@Test
	void whenTheObjectHasThePropertyThenItPasses() {
		inFilledFolder((store, folder) -> {
			Assertions.assertThat(matching(folder, Samples.NUMBER.exists()))
				.containsExactly("alpha", "bravo", "charlie", "delta");
			Assertions.assertThat(matching(folder, Restriction.not(Samples.NUMBER.exists()))).containsExactly("echo");
			Assertions.assertThat(matching(folder, Samples.NOBODY_HAS_THIS.exists())).isEmpty();
		});
	}

	@ParameterizedTest
	@CsvSource({ "LESS,alpha bravo", "LESS_OR_EQUAL,alpha bravo charlie", "GREATER,delta",
			"GREATER_OR_EQUAL,charlie delta", "EQUAL,charlie", "NOT_EQUAL,alpha bravo delta" })
	void whenTwoPropertiesStandInARelationThenTheRowPasses(Relation relation, String expected) {
		inFilledFolder((store, folder) -> {
			Restriction restriction = Restriction.and(Samples.NUMBER.exists(), Samples.OTHER_NUMBER.exists(),
					new Restriction.Compare(Samples.NUMBER, relation, Samples.OTHER_NUMBER));
			assertMatches(folder, restriction, expected);
		});
	}

	// parts of messages

	@Test
	void whenARecipientPassesThenItsMessageDoes() {
		requires(Capability.SUB_RESTRICTIONS);
		inFolder((store, folder) -> {
			save(folder, "to anna", (message) -> message.setRecipients(List.of(Recipient.to("anna@example.org"))));
			save(folder, "to bert and anna", (message) -> message
				.setRecipients(List.of(Recipient.to("bert@example.org"), Recipient.cc("anna@example.org"))));
			save(folder, "to nobody");
			Assertions
				.assertThat(
						matching(folder, Restriction.anyRecipient(PropertyTags.EMAIL_ADDRESS.contains("ANNA@example"))))
				.containsExactly("to anna", "to bert and anna");
			Assertions
				.assertThat(matching(folder, Restriction.anyRecipient(Restriction
					.and(PropertyTags.EMAIL_ADDRESS.contains("anna"), PropertyTags.RECIPIENT_TYPE.is(2)))))
				.containsExactly("to bert and anna");
			Assertions
				.assertThat(matching(folder,
						Restriction.not(Restriction.anyRecipient(PropertyTags.EMAIL_ADDRESS.exists()))))
				.containsExactly("to nobody");
		});
	}

	@Test
	void whenAnAttachmentPassesThenItsMessageDoes() {
		requires(Capability.ATTACHMENTS);
		requires(Capability.SUB_RESTRICTIONS);
		inFolder((store, folder) -> {
			saveWithFile(folder, "report.pdf");
			saveWithFile(folder, "photo.jpg");
			save(folder, "plain");
			Assertions
				.assertThat(
						matching(folder, Restriction.anyAttachment(PropertyTags.ATTACH_LONG_FILENAME.contains(".PDF"))))
				.containsExactly("report.pdf");
			Assertions
				.assertThat(
						matching(folder, Restriction.not(Restriction.anyAttachment(PropertyTags.ATTACH_NUM.exists()))))
				.containsExactly("plain");
		});
	}

	private static void saveWithFile(Folder folder, String name) throws Exception {
		save(folder, name, (message) -> AttachedFiles.attach(message, name, bytes(10)));
	}

	// errors

	@Test
	void whenARestrictionIsRefusedThenTheTableStaysUsable() {
		inFilledFolder((store, folder) -> {
			try (ContentsTable table = folder.contents()) {
				table.columns(PropertyTags.SUBJECT, Samples.NUMBER);
				HResult[] documented = { MapiErrors.MAPI_E_TOO_COMPLEX };
				assertRefused(
						() -> table.where(new Restriction.Property(Samples.NUMBER, Relation.EQUAL, "three")).rowCount(),
						documented);
				table.where(Samples.NUMBER.is(3));
				Assertions.assertThat(subjects(table)).containsExactly("charlie");
			}
		});
	}

}
