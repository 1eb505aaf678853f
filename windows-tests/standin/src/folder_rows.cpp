// SPDX-License-Identifier: Apache-2.0

#include "folder_rows.h"

namespace standin {

namespace {

class Contents final : public RowSource {

public:
	explicit Contents(std::shared_ptr<StoredFolder> folder) : folder_(std::move(folder)) {}

	ULONGLONG version() const override { return folder_->version; }

	void rows(Rows &rows) const override {
		rows.reserve(folder_->messages.size());
		for (const std::pair<const ULONGLONG, std::shared_ptr<StoredMessage>> &each : folder_->messages) {
			rows.push_back(each.second);
		}
	}

private:
	std::shared_ptr<StoredFolder> folder_;
};

/** A folder as a row, with its depth below the folder whose table it is in. */
class FolderRow final : public Row {

public:
	FolderRow(std::shared_ptr<StoredFolder> folder, LONG depth) : folder_(std::move(folder)), depth_(depth) {}

	const Value *find(ULONG id, Value &scratch) const override {
		if (id == PROP_ID(PR_DEPTH)) {
			scratch = Value::of_long(PR_DEPTH, depth_);
			return &scratch;
		}
		return folder_->find(id, scratch);
	}

	ULONGLONG identity() const override { return folder_->id; }

private:
	std::shared_ptr<StoredFolder> folder_;
	LONG depth_;
};

class Hierarchy final : public RowSource {

public:
	Hierarchy(std::shared_ptr<StoredFolder> folder, bool deep) : folder_(std::move(folder)), deep_(deep) {}

	ULONGLONG version() const override { return mailbox().hierarchy_version; }
	void rows(Rows &rows) const override { add_children(*folder_, 1, rows); }

private:
	void add_children(const StoredFolder &folder, LONG depth, Rows &rows) const {
		for (const std::shared_ptr<StoredFolder> &child : folder.children) {
			rows.push_back(std::make_shared<FolderRow>(child, depth));
			if (deep_) {
				add_children(*child, depth + 1, rows);
			}
		}
	}

	std::shared_ptr<StoredFolder> folder_;
	bool deep_;
};

} // namespace

std::shared_ptr<RowSource> contents_of(std::shared_ptr<StoredFolder> folder) {
	return std::make_shared<Contents>(std::move(folder));
}

std::shared_ptr<RowSource> hierarchy_of(std::shared_ptr<StoredFolder> folder, bool deep) {
	return std::make_shared<Hierarchy>(std::move(folder), deep);
}

} // namespace standin
