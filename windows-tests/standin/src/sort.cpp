// SPDX-License-Identifier: Apache-2.0

#include "sort.h"

#include <algorithm>

#include "memory.h"
#include "text.h"

namespace standin {

namespace {

/** What rows are sorted by, read once. */
struct Key {
	bool present = false;
	std::wstring text;
	Value value;
};

struct Keyed {
	std::shared_ptr<const Row> row;
	std::vector<Key> keys;
};

Key read_key(const Row &row, ULONG tag) {
	Key key;
	Value scratch;
	const Value *found = row.find(PROP_ID(tag), scratch);
	if (found != nullptr && found->type() == PROP_TYPE(tag)) {
		key.present = true;
		if (found->type() == PT_UNICODE) {
			key.text = folded(found->text());
		}
		key.value = *found;
	}
	return key;
}

int compare(const Key &one, const Key &other) {
	if (!one.present || !other.present) {
		return static_cast<int>(one.present) - static_cast<int>(other.present);
	}
	return one.value.type() == PT_UNICODE ? one.text.compare(other.text) : Value::compare(one.value, other.value);
}

} // namespace

HRESULT read_sort_order(const SSortOrderSet *from, std::vector<SortKey> &keys, std::string &why) {
	keys.clear();
	if (from == nullptr) {
		return S_OK;
	}
	if (from->cCategories > 0 || from->cExpanded > 0) {
		why = "categories are not supported";
		return MAPI_E_TOO_COMPLEX;
	}
	for (ULONG i = 0; i < from->cSorts; i++) {
		SortKey key;
		key.tag = normalized(from->aSort[i].ulPropTag);
		key.descending = from->aSort[i].ulOrder == TABLE_SORT_DESCEND;
		if ((PROP_TYPE(key.tag) & MV_FLAG) != 0 || !Value::is_ordered(PROP_TYPE(key.tag))
				|| from->aSort[i].ulOrder > TABLE_SORT_DESCEND) {
			keys.clear();
			why = "a property of the sort order has no order";
			return MAPI_E_TOO_COMPLEX;
		}
		keys.push_back(key);
	}
	return S_OK;
}

void sort_rows(Rows &rows, const std::vector<SortKey> &keys) {
	if (keys.empty()) {
		return;
	}
	std::vector<Keyed> keyed(rows.size());
	for (size_t i = 0; i < rows.size(); i++) {
		keyed[i].row = rows[i];
		for (const SortKey &key : keys) {
			keyed[i].keys.push_back(read_key(*rows[i], key.tag));
		}
	}
	std::stable_sort(keyed.begin(), keyed.end(), [&](const Keyed &one, const Keyed &other) {
		for (size_t k = 0; k < keys.size(); k++) {
			int order = compare(one.keys[k], other.keys[k]);
			if (order != 0) {
				return keys[k].descending ? order > 0 : order < 0;
			}
		}
		return false;
	});
	for (size_t i = 0; i < rows.size(); i++) {
		rows[i] = keyed[i].row;
	}
}

LPSSortOrderSet write_sort_order(const std::vector<SortKey> &keys) {
	LPSSortOrderSet made = static_cast<LPSSortOrderSet>(allocate(CbNewSSortOrderSet(keys.size())));
	if (made != nullptr) {
		made->cSorts = static_cast<ULONG>(keys.size());
		made->cCategories = 0;
		made->cExpanded = 0;
		for (size_t i = 0; i < keys.size(); i++) {
			made->aSort[i].ulPropTag = keys[i].tag;
			made->aSort[i].ulOrder = keys[i].descending ? TABLE_SORT_DESCEND : TABLE_SORT_ASCEND;
		}
	}
	return made;
}

} // namespace standin
