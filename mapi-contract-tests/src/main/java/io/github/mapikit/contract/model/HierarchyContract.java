// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.table.HierarchyDepth;
import io.github.mapikit.model.table.HierarchyTable;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * Lists of folders. Source: "Hierarchy Tables".
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
	void whenThereAreNoSubfoldersThenTheHierarchyIsEmpty() {
		inFolder((store, folder) -> {
			for (HierarchyDepth depth : HierarchyDepth.values()) {
				try (HierarchyTable table = folder.hierarchy(depth)) {
					Assertions.assertThat(table.rowCount()).isZero();
					Assertions.assertThat(table.nextRows(10)).isEmpty();
				}
			}
			Assertions.assertThat(read(folder, PropertyTags.SUBFOLDERS)).isFalse();
		});
	}

	@Test
	void whenChildrenAreListedThenGrandchildrenAreNot() {
		inFolder((store, folder) -> {
			try (Folder child = folder.createFolder("Child"); Folder grandchild = child.createFolder("Grandchild")) {
				Assertions.assertThat(childIds(folder)).containsExactly(child.entryId());
				Assertions.assertThat(childIds(child)).containsExactly(grandchild.entryId());
			}
		});
	}

	@Test
	void whenAllLevelsAreListedThenEachFolderComesAfterItsParentAndOneDeeper() {
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
				Assertions.assertThat(table.rowCount()).isEqualTo(3 + 6 + 6);
				Map<EntryId, Integer> depths = new HashMap<>();
				int childDepth = -1;
				for (Row row : table.rows().toList()) {
					EntryId parent = row.get(PropertyTags.PARENT_ENTRYID);
					int depth = row.get(PropertyTags.DEPTH);
					if (parent.equals(folder.entryId())) {
						childDepth = (childDepth != -1) ? childDepth : depth;
						Assertions.assertThat(depth).isEqualTo(childDepth);
					}
					else {
						Assertions.assertThat(depths).containsKey(parent);
						Assertions.assertThat(depth).isEqualTo(depths.getOrDefault(parent, -1) + 1);
					}
					depths.put(row.get(PropertyTags.ENTRYID), depth);
				}
				Assertions.assertThat(depths).hasSize(15);
			}
		});
	}

	@Test
	void whenListedThenParentAndCountsAreRight() {
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
		try (HierarchyTable table = folder.hierarchy(HierarchyDepth.CHILDREN)) {
			return values(table.columns(PropertyTags.ENTRYID), PropertyTags.ENTRYID);
		}
	}

}
