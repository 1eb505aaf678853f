// SPDX-License-Identifier: Apache-2.0

#include "table.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "mailbox.h"
#include "memory.h"
#include "notify.h"
#include "odd_cells.h"
#include "restriction.h"
#include "sort.h"
#include "values_out.h"

namespace standin {

namespace {

constexpr BOOKMARK first_bookmark = 3;

/** A view of rows: columns, restriction, order and a cursor. */
class Table final : public MapiObject<IMAPITable> {

public:
	Table(std::shared_ptr<RowSource> source, std::vector<ULONG> columns, std::shared_ptr<Roof> under, Bytes watched,
			TableKind kind)
		: MapiObject(Kind::table, std::move(under)), source_(std::move(source)), columns_(std::move(columns)),
		  watched_(std::move(watched)), kind_(kind) {}

	const char *interface_name() const override { return "IMAPITable"; }

	HRESULT STDMETHODCALLTYPE Advise(ULONG mask, IMAPIAdviseSink *sink, ULONG_PTR *connection) override {
		ENTER(Advise, server)
		if (sink == nullptr || connection == nullptr) {
			return MAPI_E_INVALID_PARAMETER;
		}
		if (watched_.empty()) {
			return fail(MAPI_E_NO_SUPPORT, "this table does not tell of changes");
		}
		std::shared_ptr<Subscription> made = subscribe(sink, mask & fnevTableModified, watched_);
		*connection = connection_of(*made);
		Held held(mailbox().lock());
		subscriptions_[*connection] = made;
		return S_OK;
	}

	HRESULT STDMETHODCALLTYPE Unadvise(ULONG_PTR connection) override {
		ENTER(Unadvise, server)
		Held held(mailbox().lock());
		if (subscriptions_.count(connection) == 0) {
			return MAPI_E_INVALID_PARAMETER;
		}
		unsubscribe(subscriptions_[connection]);
		subscriptions_.erase(connection);
		return S_OK;
	}

	HRESULT STDMETHODCALLTYPE GetStatus(ULONG *status, ULONG *type) override {
		ENTER(GetStatus, local)
		if (status == nullptr || type == nullptr) {
			return MAPI_E_INVALID_PARAMETER;
		}
		*status = TBLSTAT_COMPLETE;
		*type = TBLTYPE_DYNAMIC;
		return S_OK;
	}

	HRESULT STDMETHODCALLTYPE SetColumns(LPSPropTagArray tags, ULONG flags) override {
		ENTER(SetColumns, local)
		if ((flags & ~static_cast<ULONG>(TBL_ASYNC | TBL_BATCH)) != 0) {
			return MAPI_E_UNKNOWN_FLAGS;
		}
		if (tags == nullptr || tags->cValues == 0) {
			return fail(MAPI_E_INVALID_PARAMETER, "a table has at least one column");
		}
		Held held(mailbox().lock());
		columns_.assign(tags->aulPropTag, tags->aulPropTag + tags->cValues);
		cursor_ = 0;
		return S_OK;
	}

	HRESULT STDMETHODCALLTYPE QueryColumns(ULONG flags, LPSPropTagArray *tags) override {
		ENTER(QueryColumns, local)
		if (tags == nullptr) {
			return MAPI_E_INVALID_PARAMETER;
		}
		Held held(mailbox().lock());
		*tags = write_tags((flags & TBL_ALL_COLUMNS) != 0 ? all_columns() : columns_);
		return *tags != nullptr ? S_OK : MAPI_E_NOT_ENOUGH_MEMORY;
	}

	HRESULT STDMETHODCALLTYPE GetRowCount(ULONG, ULONG *count) override {
		ENTER(GetRowCount, server)
		if (count == nullptr) {
			return MAPI_E_INVALID_PARAMETER;
		}
		Held held(mailbox().lock());
		refresh();
		*count = static_cast<ULONG>(view_.size());
		return S_OK;
	}

	HRESULT STDMETHODCALLTYPE SeekRow(BOOKMARK origin, LONG rows, LONG *sought) override {
		ENTER(SeekRow, server)
		Held held(mailbox().lock());
		refresh();
		size_t start = 0;
		HRESULT result = position_of(origin, start);
		if (FAILED(result)) {
			return result;
		}
		LONGLONG wanted = static_cast<LONGLONG>(start) + rows;
		LONGLONG reached = std::max<LONGLONG>(0, std::min<LONGLONG>(wanted, static_cast<LONGLONG>(view_.size())));
		if (sought != nullptr) {
			*sought = static_cast<LONG>(reached - static_cast<LONGLONG>(start));
		}
		cursor_ = static_cast<size_t>(reached);
		return result;
	}

	HRESULT STDMETHODCALLTYPE SeekRowApprox(ULONG numerator, ULONG denominator) override {
		ENTER(SeekRowApprox, server)
		if (denominator == 0) {
			return MAPI_E_INVALID_PARAMETER;
		}
		Held held(mailbox().lock());
		refresh();
		ULONGLONG row = static_cast<ULONGLONG>(view_.size()) * std::min(numerator, denominator) / denominator;
		cursor_ = static_cast<size_t>(row);
		return S_OK;
	}

	HRESULT STDMETHODCALLTYPE QueryPosition(ULONG *row, ULONG *numerator, ULONG *denominator) override {
		ENTER(QueryPosition, server)
		if (row == nullptr || numerator == nullptr || denominator == nullptr) {
			return MAPI_E_INVALID_PARAMETER;
		}
		Held held(mailbox().lock());
		refresh();
		*row = *numerator = static_cast<ULONG>(cursor_);
		*denominator = std::max<ULONG>(1, static_cast<ULONG>(view_.size()));
		return S_OK;
	}

	HRESULT STDMETHODCALLTYPE FindRow(LPSRestriction restriction, BOOKMARK origin, ULONG flags) override {
		ENTER(FindRow, server)
		std::unique_ptr<Condition> wanted;
		std::string why;
		HRESULT result = read_restriction(restriction, wanted, why);
		if (FAILED(result)) {
			return fail(result, why);
		}
		Held held(mailbox().lock());
		refresh();
		size_t start = 0;
		result = position_of(origin, start);
		if (FAILED(result)) {
			return result;
		}
		bool backward = (flags & DIR_BACKWARD) != 0;
		size_t steps = backward ? start + (start < view_.size() ? 1 : 0) : view_.size() - start;
		size_t from = backward ? std::min(start + 1, view_.size()) : start;
		for (size_t i = 0; i < steps; i++) {
			size_t at = backward ? from - 1 - i : from + i;
			if (wanted->holds(*view_[at])) {
				cursor_ = at;
				return result;
			}
		}
		return fail(MAPI_E_NOT_FOUND, "no row passes the restriction");
	}

	HRESULT STDMETHODCALLTYPE Restrict(LPSRestriction restriction, ULONG flags) override {
		ENTER(Restrict, server)
		if ((flags & ~static_cast<ULONG>(TBL_ASYNC | TBL_BATCH)) != 0) {
			return MAPI_E_UNKNOWN_FLAGS;
		}
		std::unique_ptr<Condition> read;
		if (restriction != nullptr) {
			std::string why;
			HRESULT result = read_restriction(restriction, read, why);
			if (FAILED(result)) {
				return fail(result, why);
			}
		}
		Held held(mailbox().lock());
		restriction_ = std::move(read);
		start_over();
		return S_OK;
	}

	HRESULT STDMETHODCALLTYPE CreateBookmark(BOOKMARK *bookmark) override {
		ENTER(CreateBookmark, local)
		if (bookmark == nullptr) {
			return MAPI_E_INVALID_PARAMETER;
		}
		Held held(mailbox().lock());
		refresh();
		*bookmark = next_bookmark_++;
		bookmarks_[*bookmark] = cursor_ < view_.size() ? view_[cursor_] : nullptr;
		return S_OK;
	}

	HRESULT STDMETHODCALLTYPE FreeBookmark(BOOKMARK bookmark) override {
		ENTER(FreeBookmark, local)
		Held held(mailbox().lock());
		return bookmark < first_bookmark || bookmarks_.erase(bookmark) > 0 ? S_OK : MAPI_E_INVALID_BOOKMARK;
	}

	HRESULT STDMETHODCALLTYPE SortTable(LPSSortOrderSet order, ULONG flags) override {
		ENTER(SortTable, server)
		if ((flags & ~static_cast<ULONG>(TBL_ASYNC | TBL_BATCH)) != 0) {
			return MAPI_E_UNKNOWN_FLAGS;
		}
		std::vector<SortKey> read;
		std::string why;
		HRESULT result = read_sort_order(order, read, why);
		if (FAILED(result)) {
			return fail(result, why);
		}
		Held held(mailbox().lock());
		order_ = std::move(read);
		start_over();
		return S_OK;
	}

	HRESULT STDMETHODCALLTYPE QuerySortOrder(LPSSortOrderSet *order) override {
		ENTER(QuerySortOrder, local)
		if (order == nullptr) {
			return MAPI_E_INVALID_PARAMETER;
		}
		Held held(mailbox().lock());
		*order = write_sort_order(order_);
		return *order != nullptr ? S_OK : MAPI_E_NOT_ENOUGH_MEMORY;
	}

	HRESULT STDMETHODCALLTYPE QueryRows(LONG count, ULONG flags, LPSRowSet *rows) override {
		ENTER(QueryRows, server)
		if (rows == nullptr || count == 0) {
			return fail(MAPI_E_INVALID_PARAMETER, "at least one row has to be asked for");
		}
		*rows = nullptr;
		Held held(mailbox().lock());
		refresh();
		size_t wanted = static_cast<size_t>(count > 0 ? static_cast<LONGLONG>(count) : -static_cast<LONGLONG>(count));
		size_t start = count > 0 ? cursor_ : cursor_ - std::min(cursor_, wanted);
		size_t end = count > 0 ? start + std::min(wanted, view_.size() - start) : cursor_;
		HRESULT result = write_rows(start, end, rows);
		if (SUCCEEDED(result) && (flags & TBL_NOADVANCE) == 0) {
			cursor_ = count > 0 ? end : start;
		}
		return result;
	}

	HRESULT STDMETHODCALLTYPE Abort() override {
		ENTER(Abort, local)
		return S_OK;
	}

	HRESULT STDMETHODCALLTYPE ExpandRow(ULONG, LPBYTE, ULONG, ULONG, LPSRowSet *, ULONG *) override {
		ENTER(ExpandRow, local)
		return MAPI_E_NO_SUPPORT;
	}

	HRESULT STDMETHODCALLTYPE CollapseRow(ULONG, LPBYTE, ULONG, ULONG *) override {
		ENTER(CollapseRow, local)
		return MAPI_E_NO_SUPPORT;
	}

	HRESULT STDMETHODCALLTYPE WaitForCompletion(ULONG, ULONG, ULONG *status) override {
		ENTER(WaitForCompletion, local)
		if (status != nullptr) {
			*status = TBLSTAT_COMPLETE;
		}
		return S_OK;
	}

	HRESULT STDMETHODCALLTYPE GetCollapseState(ULONG, ULONG, LPBYTE, ULONG *, LPBYTE *) override {
		ENTER(GetCollapseState, local)
		return MAPI_E_NO_SUPPORT;
	}

	HRESULT STDMETHODCALLTYPE SetCollapseState(ULONG, ULONG, LPBYTE, BOOKMARK *) override {
		ENTER(SetCollapseState, local)
		return MAPI_E_NO_SUPPORT;
	}

protected:
	bool implements(REFIID wanted) const override { return IsEqualGUID(wanted, iid_of_IMAPITable); }

	void dropped() override {
		Held held(mailbox().lock());
		for (const std::pair<const ULONG_PTR, std::shared_ptr<Subscription>> &each : subscriptions_) {
			unsubscribe(each.second);
		}
		subscriptions_.clear();
		source_.reset();
		view_.clear();
		view_.shrink_to_fit();
		bookmarks_.clear();
		restriction_.reset();
	}

private:
	/** Reads the rows again if they may be others, and puts the cursor behind the row that was read last. */
	void refresh() {
		ULONGLONG version = source_->version();
		if (version == seen_) {
			return;
		}
		Rows before;
		before.swap(view_);
		source_->rows(view_);
		if (restriction_ != nullptr) {
			view_.erase(std::remove_if(view_.begin(), view_.end(),
								[this](const std::shared_ptr<const Row> &row) { return !restriction_->holds(*row); }),
					view_.end());
		}
		sort_rows(view_, order_);
		seen_ = version;
		cursor_ = cursor_after(before, std::min(cursor_, before.size()));
	}

	size_t cursor_after(const Rows &before, size_t cursor) const {
		if (cursor == 0) {
			return 0;
		}
		std::unordered_map<ULONGLONG, size_t> places;
		for (size_t i = 0; i < view_.size(); i++) {
			places[view_[i]->identity()] = i;
		}
		for (size_t i = cursor; i > 0; i--) {
			std::unordered_map<ULONGLONG, size_t>::const_iterator place = places.find(before[i - 1]->identity());
			if (place != places.end()) {
				return place->second + 1;
			}
		}
		return 0;
	}

	void start_over() {
		seen_ = 0;
		cursor_ = 0;
		view_.clear();
		bookmarks_.clear();
	}

	HRESULT position_of(BOOKMARK origin, size_t &position) const {
		switch (origin) {
			case BOOKMARK_BEGINNING:
				position = 0;
				return S_OK;
			case BOOKMARK_CURRENT:
				position = cursor_;
				return S_OK;
			case BOOKMARK_END:
				position = view_.size();
				return S_OK;
			default:
				break;
		}
		std::map<BOOKMARK, std::shared_ptr<const Row>>::const_iterator mark = bookmarks_.find(origin);
		if (mark == bookmarks_.end()) {
			return MAPI_E_INVALID_BOOKMARK;
		}
		position = view_.size();
		for (size_t i = 0; mark->second != nullptr && i < view_.size(); i++) {
			if (view_[i]->identity() == mark->second->identity()) {
				position = i;
				return S_OK;
			}
		}
		return mark->second == nullptr ? S_OK : MAPI_W_POSITION_CHANGED;
	}

	HRESULT write_rows(size_t start, size_t end, LPSRowSet *rows) {
		LPSRowSet made = static_cast<LPSRowSet>(allocate(CbNewSRowSet(end - start)));
		if (made == nullptr) {
			return MAPI_E_NOT_ENOUGH_MEMORY;
		}
		made->cRows = 0;
		std::vector<Value> scratch(columns_.size());
		ValuesOut out;
		for (size_t at = start; at < end; at++) {
			out.clear();
			for (size_t column = 0; column < columns_.size(); column++) {
				ULONG tag = columns_[column];
				out.answer_column(tag, view_[at]->find(PROP_ID(tag), scratch[column]));
			}
			SRow &row = made->aRow[made->cRows];
			row.ulAdrEntryPad = 0;
			row.cValues = static_cast<ULONG>(columns_.size());
			row.lpProps = out.write();
			if (row.lpProps == nullptr) {
				for (ULONG i = 0; i < made->cRows; i++) {
					release(made->aRow[i].lpProps);
				}
				release(made);
				return MAPI_E_NOT_ENOUGH_MEMORY;
			}
			made->cRows++;
		}
		if (kind_ == TableKind::contents) {
			make_odd(*made);
		}
		*rows = made;
		return S_OK;
	}

	/** The columns of the view, and those that contents and other tables of the store have in any case. */
	std::vector<ULONG> all_columns() const {
		static const ULONG always[] = {PR_ENTRYID, PR_INSTANCE_KEY, PR_RECORD_KEY, PR_OBJECT_TYPE, PR_PARENT_ENTRYID,
				PR_STORE_ENTRYID};
		std::vector<ULONG> all = columns_;
		for (ULONG tag : always) {
			if (std::find(all.begin(), all.end(), tag) == all.end()) {
				all.push_back(tag);
			}
		}
		return all;
	}

	std::shared_ptr<RowSource> source_;
	std::vector<ULONG> columns_;
	Bytes watched_;
	TableKind kind_;
	std::unique_ptr<Condition> restriction_;
	std::vector<SortKey> order_;
	Rows view_;
	/** The version of the source that the view shows; 0: none yet. */
	ULONGLONG seen_ = 0;
	size_t cursor_ = 0;
	std::map<BOOKMARK, std::shared_ptr<const Row>> bookmarks_;
	BOOKMARK next_bookmark_ = first_bookmark;
	std::map<ULONG_PTR, std::shared_ptr<Subscription>> subscriptions_;
};

} // namespace

IMAPITable *make_table(std::shared_ptr<RowSource> source, std::vector<ULONG> columns, std::shared_ptr<Roof> under,
		Bytes watched, TableKind kind) {
	return new Table(std::move(source), std::move(columns), std::move(under), std::move(watched), kind);
}

} // namespace standin
