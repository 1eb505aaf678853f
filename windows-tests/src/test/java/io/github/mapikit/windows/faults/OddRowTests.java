/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.mapikit.windows.faults;

import java.util.List;

import io.github.mapikit.HResult;
import io.github.mapikit.MapiCallException;
import io.github.mapikit.MapiErrors;
import io.github.mapikit.model.ContentsTable;
import io.github.mapikit.model.Folder;
import io.github.mapikit.model.PropertyTag;
import io.github.mapikit.model.PropertyTags;
import io.github.mapikit.model.Row;
import io.github.mapikit.runtime.RuntimeState;
import io.github.mapikit.windows.standin.EnabledWithStandIn;
import io.github.mapikit.windows.standin.Judge;
import io.github.mapikit.windows.standin.StandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Rows that real providers give, too: errors, nothing, unknown types, and counts that no
 * memory holds.
 */
@EnabledWithStandIn
@ExtendWith(Judge.class)
@Timeout(40)
class OddRowTests {

	private final StandIn standIn = StandIn.load();

	@AfterEach
	void end() {
		StandIn.load().heal();
		Lab.closeAll();
	}

	@Test
	void whenCellIsAnErrorThenOthersAreReadAndItSaysWhich() throws Exception {
		List<Row> rows = rows("cells kind=error column=1 every=2 code=0x8004010F");
		assertThat(rows).hasSize(4);
		assertThat(rows).allSatisfy((row) -> assertThat(row.value(PropertyTags.MESSAGE_CLASS).isPresent()).isTrue());
		assertThat(rows).filteredOn((row) -> row.value(PropertyTags.SUBJECT).isPresent()).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "unknown", "object", "othertag", "nullstring", "nullbinary", "nullmv" })
	void whenCellIsOddThenOtherCellsAreRead(String kind) throws Exception {
		List<Row> rows = rows("cells kind=%s column=1".formatted(kind));
		assertThat(rows).hasSize(4);
		assertThat(rows).allSatisfy((row) -> assertThat(row.value(PropertyTags.MESSAGE_CLASS).isPresent()).isTrue());
	}

	@ParameterizedTest
	@ValueSource(strings = { "mvcount", "bincount", "rowcolumns" })
	void whenCountIsAbsurdThenReadingFailsOrSkipsAndProcessLives(String kind) throws Exception {
		Throwable failure = catchThrowable(() -> rows("cells kind=%s column=1".formatted(kind)));
		assertThat(failure).satisfiesAnyOf((none) -> assertThat(none).isNull(),
				(some) -> assertThat(some).isInstanceOf(RuntimeException.class));
		this.standIn.reset();
		assertThat(rows("cells off")).hasSize(4);
	}

	@ParameterizedTest
	@CsvSource({ "wildstring, 0x6999001F, 4", "wildbinary, 0x69990102, 4", "wildmv, 0x6999101F, 4",
			"wildrow, 0x6999001F, 4", "wildstring, 0x6999001F, 90", "wildbinary, 0x69990102, 90",
			"wildmv, 0x6999101F, 90", "wildrow, 0x6999001F, 90" })
	void whenPointerLeadsNowhereThenReadingFailsAndMapiIsNotLost(String kind, int tag, int messages) throws Exception {
		PropertyTag<?> column = PropertyTag.of(tag);
		this.standIn.command("seed folder=inbox messages=%d".formatted(messages));
		try (Lab lab = Lab.open()) {
			// as often as it takes to see that the JVM stays whole
			for (int i = 0; i < 50; i++) {
				assertThatExceptionOfType(MapiCallException.class)
					.isThrownBy(() -> lab.onWorker(() -> rowsOf("cells kind=%s column=1".formatted(kind), column)))
					.withMessageContaining("IMAPITable::QueryRows")
					.satisfies((ex) -> assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_CORRUPT_DATA));
				System.gc();
				assertThat(lab.<List<Row>>onWorker(() -> rowsOf("cells off", column))).hasSize(messages);
			}
			assertThat(lab.lease().state()).isEqualTo(RuntimeState.RUNNING);
		}
		assertThat(this.standIn.violations()).isNotEmpty()
			.allSatisfy((violation) -> assertThat(violation).startsWith("MEM").contains("not freed"));
		this.standIn.reset();
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
	 * Reads four rows with odd cells. What leads to the table is read before.
	 */
	private List<Row> rows(String cells) throws Exception {
		this.standIn.command("seed folder=inbox messages=4");
		try (Lab lab = Lab.open()) {
			return lab.onWorker(() -> rowsOf(cells, PropertyTags.SUBJECT));
		}
	}

	private List<Row> rowsOf(String cells, PropertyTag<?> column) {
		try (Folder inbox = Lab.session().defaultStore().inbox(); ContentsTable mail = inbox.contents()) {
			ContentsTable columns = mail.columns(PropertyTags.MESSAGE_CLASS, column);
			this.standIn.command(cells);
			return columns.nextRows(100);
		}
		finally {
			this.standIn.command("cells off");
		}
	}

	private static List<Row> read() {
		try (Folder inbox = Lab.session().defaultStore().inbox(); ContentsTable mail = inbox.contents()) {
			return mail.columns(PropertyTags.MESSAGE_CLASS, PropertyTags.SUBJECT).nextRows(100);
		}
	}

}
