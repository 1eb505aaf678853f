// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.model;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.mapikit.contract.Capability;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.table.HierarchyDepth;
import io.github.mapikit.model.table.HierarchyTable;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * Lists of folders. Their order the documentation leaves open, and whether a folder
 * without subfolders has such a table. Sources: "Hierarchy Tables",
 * "IMAPIContainer::GetHierarchyTable".
 *
 * @since 0.1.0
 */
public abstract class HierarchyContract extends ModelContract {

	@Test
	void whenNothingIsSaidThenTheHierarchyHasItsDefaultColumns() {
		inFolder((store, folder) -> {
			create(folder, "Child");
			try (HierarchyTable table = folder.hierarchy(HierarchyDepth.CHILDREN)) {
				Assertions.assertThat(table.nextRows(1).get(0).tags())
					.containsExactly(PropertyTags.ENTRYID, PropertyTags.PARENT_ENTRYID, PropertyTags.DISPLAY_NAME,
							PropertyTags.CONTENT_COUNT, PropertyTags.CONTENT_UNREAD, PropertyTags.SUBFOLDERS,
							PropertyTags.DEPTH);
			}
		});
	}

	@Test
	void whenThereAreNoSubfoldersThenTheHierarchyIsEmptyOrNotThere() {
		inFolder((store, folder) -> {
			for (HierarchyDepth depth : HierarchyDepth.values()) {
				try (HierarchyTable table = folder.hierarchy(depth)) {
					assertRowCount(table, 0);
					Assertions.assertThat(table.nextRows(10)).isEmpty();
				}
				catch (MapiCallException ex) {
					Assertions.assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_NO_SUPPORT);
				}
			}
			Assertions.assertThat(read(folder, PropertyTags.SUBFOLDERS)).isFalse();
		});
	}

	@Test
	void whenChildrenAreListedThenGrandchildrenAreNot() {
		requires(Capability.ONE_ENTRY_ID);
		inFolder((store, folder) -> {
			try (Folder child = folder.createFolder("Child"); Folder grandchild = child.createFolder("Grandchild")) {
				Assertions.assertThat(childIds(folder)).containsExactly(child.entryId());
				Assertions.assertThat(childIds(child)).containsExactly(grandchild.entryId());
			}
		});
	}

	@Test
	void whenAllLevelsAreListedThenEachFolderIsOneDeeperThanItsParent() {
		requires(Capability.ONE_ENTRY_ID);
		inFolder((store, folder) -> {
			for (String first : List.of("A", "B", "C")) {
				try (Folder child = folder.createFolder(first)) {
					for (String second : List.of("1", "2")) {
						try (Folder grandchild = child.createFolder(first + second)) {
							create(grandchild, first + second + "x");
						}
					}
				}
			}
			try (HierarchyTable table = folder.hierarchy(HierarchyDepth.ALL)) {
				assertRowCount(table, 3 + 6 + 6);
				List<Row> rows = table.rows().toList();
				Map<EntryId, Integer> depths = new HashMap<>();
				rows.forEach((row) -> depths.put(row.get(PropertyTags.ENTRYID), row.get(PropertyTags.DEPTH)));
				Assertions.assertThat(depths).hasSize(15);
				// the documentation begins with 0, and Exchange Server with 1
				int first = Collections.min(depths.values());
				for (Row row : rows) {
					EntryId parent = row.get(PropertyTags.PARENT_ENTRYID);
					int expected = parent.equals(folder.entryId()) ? first
							: Objects.requireNonNull(depths.get(parent), "depth of parent") + 1;
					Assertions.assertThat(row.get(PropertyTags.DEPTH)).isEqualTo(expected);
				}
			}
		});
	}

	@Test
	void whenListedThenParentAndCountsAreRight() {
		requires(Capability.ONE_ENTRY_ID);
		inFolder((store, folder) -> {
			try (Folder child = folder.createFolder("Child")) {
				create(child, "Grandchild");
				save(child, "one");
				save(child, "two");
			}
			try (HierarchyTable table = folder.hierarchy(HierarchyDepth.CHILDREN)) {
				Row row = table.nextRows(1).get(0);
				Assertions.assertThat(row.get(PropertyTags.PARENT_ENTRYID)).isEqualTo(folder.entryId());
				Assertions.assertThat(row.get(PropertyTags.CONTENT_COUNT)).isEqualTo(2);
				Assertions.assertThat(row.get(PropertyTags.SUBFOLDERS)).isTrue();
			}
		});
	}

	@Test
	void whenRestrictedByNameThenTheHierarchyHasThatFolder() {
		requires(Capability.ONE_ENTRY_ID);
		inFolder((store, folder) -> {
			EntryId wanted = create(folder, "wanted");
			create(folder, "other");
			try (HierarchyTable table = folder.hierarchy(HierarchyDepth.CHILDREN)) {
				table.columns(PropertyTags.ENTRYID, PropertyTags.DISPLAY_NAME)
					.where(PropertyTags.DISPLAY_NAME.is("wanted"));
				Assertions.assertThat(values(table, PropertyTags.ENTRYID)).containsExactly(wanted);
			}
		});
	}

	private static EntryId create(Folder parent, String name) {
		try (Folder created = parent.createFolder(name)) {
			return created.entryId();
		}
	}

	private static List<EntryId> childIds(Folder folder) {
		return children(folder, PropertyTags.ENTRYID);
	}

}
