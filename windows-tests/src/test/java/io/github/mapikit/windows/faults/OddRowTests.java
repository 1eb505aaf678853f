// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.windows.faults;

import java.util.ArrayList;
import java.util.List;

import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.table.ContentsTable;
import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.windows.standin.EnabledWithStandIn;
import io.github.mapikit.windows.standin.Judge;
import io.github.mapikit.windows.standin.StandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Rows that real providers give, too: errors, nothing, unknown types, and counts that no
 * memory holds.
 */
@EnabledWithStandIn
@Timeout(40)
class OddRowTests {

	private static final int MESSAGES = 90;

	/** Rows are read another way when there are many. */
	private static final int[] FEW_THEN_MANY = { 3, 100 };

	@RegisterExtension
	final Judge judge = new Judge();

	private final StandIn standIn = StandIn.load();

	@AfterEach
	void end() {
		StandIn.load().heal();
		Lab.closeAll();
	}

	// asked for as text, as another type, and without a type; a cell of another type than
	// asked for is not looked at
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			error code=0x8004010F | 0x0037001F | MAPI_E_NOT_FOUND
			error code=0x80070005 | 0x0037001F | MAPI_E_NO_ACCESS
			error code=0x80070005 | 0x00370000 | MAPI_E_NO_ACCESS
			error code=0x8007000E | 0x0037001F | MAPI_E_NOT_ENOUGH_MEMORY
			null                  | 0x0037001F | MAPI_E_NOT_FOUND
			null                  | 0x00370000 | MAPI_E_NOT_FOUND
			unknown               | 0x0037001F | MAPI_E_UNEXPECTED_TYPE
			unknown               | 0x00370000 | MAPI_E_UNEXPECTED_TYPE
			object                | 0x0037001F | MAPI_E_UNEXPECTED_TYPE
			object                | 0x0037000D | MAPI_E_NO_SUPPORT
			object                | 0x00370000 | MAPI_E_NO_SUPPORT
			othertag              | 0x0037001F | MAPI_E_CORRUPT_DATA
			othertag              | 0x00370000 | MAPI_E_CORRUPT_DATA
			mvcount               | 0x0037001F | MAPI_E_UNEXPECTED_TYPE
			mvcount               | 0x00371003 | MAPI_E_CORRUPT_DATA
			mvcount               | 0x00370000 | MAPI_E_CORRUPT_DATA
			bincount              | 0x0037001F | MAPI_E_UNEXPECTED_TYPE
			bincount              | 0x300B0102 | MAPI_E_CORRUPT_DATA
			bincount              | 0x00370000 | MAPI_E_CORRUPT_DATA
			nullstring            | 0x0037001F | MAPI_E_CORRUPT_DATA
			nullstring            | 0x00370000 | MAPI_E_CORRUPT_DATA
			nullbinary            | 0x300B0102 | MAPI_E_CORRUPT_DATA
			nullbinary            | 0x00370000 | MAPI_E_CORRUPT_DATA
			nullmv                | 0x0037101F | MAPI_E_CORRUPT_DATA
			nullmv                | 0x00370000 | MAPI_E_CORRUPT_DATA
			""")
	void whenCellIsOddThenItSaysWhyAndAllOthersAreRead(String kind, int tag, String becomes) throws Exception {
		PropertyTag<?> column = PropertyTag.of(tag);
		this.standIn.command("seed folder=inbox messages=%d".formatted(MESSAGES));
		try (Lab lab = Lab.open()) {
			List<Row> sane = lab.onWorker(() -> rowsOf("cells off", column, FEW_THEN_MANY));
			List<Row> rows = lab
				.onWorker(() -> rowsOf("cells kind=%s column=1 every=2".formatted(kind), column, FEW_THEN_MANY));
			assertThat(sane).hasSize(MESSAGES).doesNotHaveDuplicates().allSatisfy(OddRowTests::assertSane);
			assertThat(rows).hasSize(MESSAGES);
			for (int i = 0; i < MESSAGES; i += 2) {
				assertThat(rows.get(i)).isEqualTo(sane.get(i));
				assertOdd(rows.get(i + 1), column, becomes);
				assertSameAround(rows.get(i + 1), sane.get(i + 1));
			}
			assertThat(lab.lease().state()).isEqualTo(RuntimeState.RUNNING);
		}
	}

	private static void assertSane(Row row) {
		assertThat(row.get(PropertyTags.MESSAGE_CLASS)).isEqualTo("IPM.Note");
		assertThat(row.get(PropertyTags.NORMALIZED_SUBJECT)).startsWith("Message ");
	}

	private static void assertOdd(Row row, PropertyTag<?> column, String becomes) {
		PropertyTag<?> tag = row.tags().get(1);
		assertThat(tag.id()).as("the property asked for").isEqualTo(column.id());
		assertThat(row.value(tag).error()).isNotNull().returns(becomes, HResult::name);
	}

	private static void assertSameAround(Row odd, Row sane) {
		assertThat(odd.value(PropertyTags.MESSAGE_CLASS)).isEqualTo(sane.value(PropertyTags.MESSAGE_CLASS));
		assertThat(odd.value(PropertyTags.NORMALIZED_SUBJECT)).isEqualTo(sane.value(PropertyTags.NORMALIZED_SUBJECT));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			rowcolumns | 3  | 0  | a row has 268435455 values where the table has 3 columns
			rowcolumns | 60 | 0  | a row has 268435455 values where the table has 3 columns
			rowcount   | 3  | 3  | 4294967280 rows came where at most 3 were asked for
			rowcount   | 60 | 60 | 4294967280 rows came where at most 60 were asked for
			""")
	void whenCountCannotBeThenReadFailsAndNextOneWorks(String kind, int batch, int unfreed, String said)
			throws Exception {
		this.standIn.command("seed folder=inbox messages=%d".formatted(MESSAGES));
		try (Lab lab = Lab.open()) {
			List<Row> sane = lab.onWorker(() -> rowsOf("cells off", PropertyTags.SUBJECT, 100));
			List<Row> next = lab.onWorker(() -> rowsAfterFailure(kind, batch, said));
			assertThat(sane).hasSize(MESSAGES).doesNotHaveDuplicates().allSatisfy(OddRowTests::assertSane);
			// what failed is read again
			assertThat(next).isEqualTo(sane);
			assertThat(lab.<List<Row>>onWorker(() -> rowsOf("cells off", PropertyTags.SUBJECT, 100))).isEqualTo(sane);
			assertThat(lab.lease().state()).isEqualTo(RuntimeState.RUNNING);
		}
		// the rows whose number is not known
		this.judge.expectUnfreed(unfreed);
	}

	private List<Row> rowsAfterFailure(String kind, int batch, String said) {
		try (Folder inbox = Lab.session().defaultStore().inbox(); ContentsTable mail = inbox.contents()) {
			ContentsTable columns = columns(mail, PropertyTags.SUBJECT);
			this.standIn.command("cells kind=%s".formatted(kind));
			assertThatExceptionOfType(MapiCallException.class).isThrownBy(() -> columns.nextRows(batch))
				.withMessageContaining("IMAPITable::QueryRows")
				.withMessageContaining(said)
				.satisfies((ex) -> assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_CORRUPT_DATA));
			this.standIn.command("cells off");
			return columns.nextRows(100);
		}
	}

	@ParameterizedTest
	@CsvSource({ "wildstring, 0x6999001F, 4", "wildbinary, 0x69990102, 4", "wildmv, 0x6999101F, 4",
			"wildrow, 0x6999001F, 4", "wildstring, 0x6999001F, 90", "wildbinary, 0x69990102, 90",
			"wildmv, 0x6999101F, 90", "wildrow, 0x6999001F, 90" })
	void whenPointerLeadsNowhereThenReadingFailsAndMapiIsNotLost(String kind, int tag, int messages) throws Exception {
		PropertyTag<?> column = PropertyTag.of(tag);
		// as often as it takes to see that the JVM stays whole
		int rounds = 50;
		this.standIn.command("seed folder=inbox messages=%d".formatted(messages));
		try (Lab lab = Lab.open()) {
			for (int i = 0; i < rounds; i++) {
				assertThatExceptionOfType(MapiCallException.class)
					.isThrownBy(() -> lab.onWorker(() -> rowsOf("cells kind=%s column=1".formatted(kind), column, 100)))
					.withMessageContaining("IMAPITable::QueryRows")
					.satisfies((ex) -> assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_CORRUPT_DATA));
				System.gc();
				assertThat(lab.<List<Row>>onWorker(() -> rowsOf("cells off", column, 100))).hasSize(messages);
			}
			assertThat(lab.lease().state()).isEqualTo(RuntimeState.RUNNING);
		}
		// answers that cannot be read, each with its rows
		this.judge.expectUnfreed(rounds * (messages + 1L));
	}

	@ParameterizedTest
	@ValueSource(strings = { "QueryRows", "GetContentsTable", "OpenEntry", "OpenMsgStore" })
	void whenMemoryIsOutThenCallFailsAndNextOneWorks(String call) throws Exception {
		try (Lab lab = Lab.open()) {
			if (call.equals("QueryRows")) {
				// a session reads tables of its own, and opens although its profile's
				// name is not read
				lab.onWorker(OddRowTests::read);
			}
			this.standIn.fault("%s nth=1 outofmemory".formatted(call));
			assertThatExceptionOfType(MapiCallException.class).isThrownBy(() -> lab.onWorker(OddRowTests::read))
				.satisfies((ex) -> assertThat(ex.result()).isIn(MapiErrors.MAPI_E_NOT_ENOUGH_MEMORY,
						new HResult(0x8007000E)));
			assertThat(lab.onWorker(OddRowTests::read)).isEmpty();
		}
	}

	/**
	 * Reads rows with odd cells. What leads to the table is read before.
	 */
	private List<Row> rowsOf(String cells, PropertyTag<?> column, int... batches) {
		try (Folder inbox = Lab.session().defaultStore().inbox(); ContentsTable mail = inbox.contents()) {
			ContentsTable columns = columns(mail, column);
			this.standIn.command(cells);
			List<Row> rows = new ArrayList<>();
			for (int batch : batches) {
				rows.addAll(columns.nextRows(batch));
			}
			return rows;
		}
		finally {
			this.standIn.command("cells off");
		}
	}

	private static ContentsTable columns(ContentsTable table, PropertyTag<?> second) {
		return table.columns(PropertyTags.MESSAGE_CLASS, second, PropertyTags.NORMALIZED_SUBJECT);
	}

	private static List<Row> read() {
		try (Folder inbox = Lab.session().defaultStore().inbox(); ContentsTable mail = inbox.contents()) {
			return mail.columns(PropertyTags.MESSAGE_CLASS, PropertyTags.SUBJECT).nextRows(100);
		}
	}

}
