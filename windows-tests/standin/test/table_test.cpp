// SPDX-License-Identifier: Apache-2.0

#include "harness.h"

namespace standin {
namespace test {

namespace {

constexpr ULONG sample_number = PROP_TAG(PT_LONG, 0x6901);
const wchar_t *const subjects[] = {L"charlie", L"alpha", L"bravo", L"delta"};

/** Four messages, numbered in the order in which they were saved; delta has no number. */
void fill(Mail &mail) {
	for (LONG i = 0; i < 4; i++) {
		mail.save(mail.inbox, subjects[i], [i](IMessage *message) {
			if (i < 3) {
				CHECK_OK(set_long(message, sample_number, i));
			}
		});
	}
}

/** The contents of the inbox, with the columns subject and number. */
class Contents {

public:
	explicit Contents(Mail &mail) {
		CHECK_OK(mail.inbox->GetContentsTable(MAPI_UNICODE, &table));
		SizedSPropTagArray(2, columns) = {2, {PR_SUBJECT_W, sample_number}};
		CHECK_OK(table->SetColumns(reinterpret_cast<LPSPropTagArray>(&columns), 0));
	}
	~Contents() { table->Release(); }

	std::wstring all() {
		std::wstring joined;
		for (const std::wstring &text : texts(table, PR_SUBJECT_W)) {
			joined += (joined.empty() ? L"" : L" ") + text;
		}
		return joined;
	}

	std::wstring with(SRestriction &restriction) {
		CHECK_OK(table->Restrict(&restriction, 0));
		return all();
	}

	IMAPITable *table = nullptr;
};

SRestriction number_is(ULONG relation, SPropValue &value, LONG number) {
	value = {};
	value.ulPropTag = sample_number;
	value.Value.l = number;
	SRestriction restriction = {};
	restriction.rt = RES_PROPERTY;
	restriction.res.resProperty.relop = relation;
	restriction.res.resProperty.ulPropTag = sample_number;
	restriction.res.resProperty.lpProp = &value;
	return restriction;
}

} // namespace

TEST(rows_are_sorted) {
	Primary primary;
	Mail mail;
	fill(mail);
	Contents contents(mail);
	CHECK(contents.all() == L"charlie alpha bravo delta");
	SizedSSortOrderSet(1, order) = {1, 0, 0, {{PR_SUBJECT_W, TABLE_SORT_ASCEND}}};
	CHECK_OK(contents.table->SortTable(reinterpret_cast<LPSSortOrderSet>(&order), 0));
	CHECK(contents.all() == L"alpha bravo charlie delta");
	order.aSort[0].ulPropTag = sample_number;
	order.aSort[0].ulOrder = TABLE_SORT_DESCEND;
	CHECK_OK(contents.table->SortTable(reinterpret_cast<LPSSortOrderSet>(&order), 0));
	CHECK(contents.all() == L"bravo alpha charlie delta");
	LPSSortOrderSet told = nullptr;
	CHECK_OK(contents.table->QuerySortOrder(&told));
	CHECK(told->cSorts == 1 && told->aSort[0].ulPropTag == sample_number);
	release(told);
	SizedSSortOrderSet(1, categories) = {1, 1, 0, {{PR_SUBJECT_W, TABLE_SORT_ASCEND}}};
	CHECK_RESULT(MAPI_E_TOO_COMPLEX, contents.table->SortTable(reinterpret_cast<LPSSortOrderSet>(&categories), 0));
}

TEST(rows_are_restricted) {
	Primary primary;
	Mail mail;
	fill(mail);
	Contents contents(mail);
	SPropValue one = {};
	SPropValue two = {};
	SRestriction parts[2] = {number_is(RELOP_GE, one, 1), number_is(RELOP_NE, two, 2)};
	CHECK(contents.with(parts[0]) == L"alpha bravo");
	SRestriction both = {};
	both.rt = RES_AND;
	both.res.resAnd.cRes = 2;
	both.res.resAnd.lpRes = parts;
	CHECK(contents.with(both) == L"alpha");
	both.rt = RES_OR;
	CHECK(contents.with(both) == L"charlie alpha bravo");
	SRestriction exists = {};
	exists.rt = RES_EXIST;
	exists.res.resExist.ulPropTag = sample_number;
	SRestriction none = {};
	none.rt = RES_NOT;
	none.res.resNot.lpRes = &exists;
	CHECK(contents.with(none) == L"delta");
	SPropValue text = {};
	text.ulPropTag = PR_SUBJECT_W;
	text.Value.lpszW = reinterpret_cast<LPWSTR>(const_cast<wchar_t *>(L"A"));
	SRestriction content = {};
	content.rt = RES_CONTENT;
	content.res.resContent.ulFuzzyLevel = FL_SUBSTRING | FL_IGNORECASE;
	content.res.resContent.ulPropTag = PR_SUBJECT_W;
	content.res.resContent.lpProp = &text;
	CHECK(contents.with(content) == L"charlie alpha bravo delta");
	content.res.resContent.ulFuzzyLevel = FL_PREFIX | FL_IGNORECASE;
	CHECK(contents.with(content) == L"alpha");
	content.res.resContent.ulFuzzyLevel = FL_PREFIX;
	CHECK(contents.with(content).empty());
	SRestriction bits = {};
	bits.rt = RES_BITMASK;
	bits.res.resBitMask.relBMR = BMR_NEZ;
	bits.res.resBitMask.ulPropTag = sample_number;
	bits.res.resBitMask.ulMask = 2;
	CHECK(contents.with(bits) == L"bravo");
	CHECK_OK(contents.table->Restrict(nullptr, 0));
	ULONG count = 0;
	CHECK_OK(contents.table->GetRowCount(0, &count));
	CHECK(count == 4);
}

TEST(restrictions_that_make_no_sense_are_too_complex) {
	Primary primary;
	Mail mail;
	fill(mail);
	Contents contents(mail);
	SPropValue text = {};
	text.ulPropTag = PR_SUBJECT_W;
	text.Value.lpszW = reinterpret_cast<LPWSTR>(const_cast<wchar_t *>(L"three"));
	SRestriction odd = {};
	odd.rt = RES_PROPERTY;
	odd.res.resProperty.relop = RELOP_EQ;
	odd.res.resProperty.ulPropTag = sample_number;
	odd.res.resProperty.lpProp = &text;
	CHECK_RESULT(MAPI_E_TOO_COMPLEX, contents.table->Restrict(&odd, 0));
	std::vector<SRestriction> nested(20000);
	for (size_t i = 0; i + 1 < nested.size(); i++) {
		nested[i].rt = RES_NOT;
		nested[i].res.resNot.lpRes = &nested[i + 1];
	}
	nested.back().rt = RES_EXIST;
	nested.back().res.resExist.ulPropTag = sample_number;
	CHECK_RESULT(MAPI_E_TOO_COMPLEX, contents.table->Restrict(nested.data(), 0));
	CHECK(contents.all() == L"charlie alpha bravo delta");
}

TEST(subtables_are_restricted) {
	Primary primary;
	Mail mail;
	control("seed folder=inbox messages=2");
	mail.save(mail.inbox, L"to nobody");
	Contents contents(mail);
	SRestriction address = {};
	address.rt = RES_EXIST;
	address.res.resExist.ulPropTag = PR_EMAIL_ADDRESS_W;
	SRestriction sub = {};
	sub.rt = RES_SUBRESTRICTION;
	sub.res.resSub.ulSubObject = PR_MESSAGE_RECIPIENTS;
	sub.res.resSub.lpRes = &address;
	CHECK(contents.with(sub) == L"Message 000001 of many Message 000002 of many");
}

TEST(the_cursor_moves) {
	Primary primary;
	Mail mail;
	fill(mail);
	Contents contents(mail);
	LONG sought = 0;
	CHECK_OK(contents.table->SeekRow(BOOKMARK_BEGINNING, 2, &sought));
	CHECK(sought == 2);
	BOOKMARK bookmark = 0;
	CHECK_OK(contents.table->CreateBookmark(&bookmark));
	CHECK(contents.all() == L"bravo delta");
	CHECK_OK(contents.table->SeekRow(bookmark, -1, &sought));
	CHECK(sought == -1);
	CHECK(contents.all() == L"alpha bravo delta");
	CHECK_OK(contents.table->SeekRow(BOOKMARK_END, -1, nullptr));
	CHECK(contents.all() == L"delta");
	CHECK_OK(contents.table->SeekRow(BOOKMARK_BEGINNING, 1000000, &sought));
	CHECK(sought == 4);
	CHECK_OK(contents.table->FreeBookmark(bookmark));
	CHECK_RESULT(MAPI_E_INVALID_BOOKMARK, contents.table->SeekRow(bookmark, 0, nullptr));
	SPropValue value = {};
	SRestriction wanted = number_is(RELOP_EQ, value, 1);
	CHECK_OK(contents.table->FindRow(&wanted, BOOKMARK_BEGINNING, 0));
	CHECK(contents.all() == L"alpha bravo delta");
	wanted.res.resProperty.lpProp->Value.l = 77;
	CHECK_RESULT(MAPI_E_NOT_FOUND, contents.table->FindRow(&wanted, BOOKMARK_BEGINNING, 0));
	LPSRowSet rows = nullptr;
	CHECK_RESULT(MAPI_E_INVALID_PARAMETER, contents.table->QueryRows(0, 0, &rows));
	CHECK_OK(contents.table->SeekRow(BOOKMARK_END, 0, nullptr));
	CHECK_OK(contents.table->QueryRows(-3, 0, &rows));
	CHECK(rows->cRows == 3);
	release_rows(rows);
	CHECK(contents.all() == L"alpha bravo delta");
}

TEST(the_cursor_stays_when_messages_come_and_go) {
	Primary primary;
	Mail mail;
	fill(mail);
	Contents contents(mail);
	LPSRowSet rows = nullptr;
	CHECK_OK(contents.table->QueryRows(2, 0, &rows));
	release_rows(rows);
	mail.save(mail.inbox, L"echo");
	CHECK(contents.all() == L"bravo delta echo");
}

TEST(cells_can_be_odd) {
	Primary primary;
	Mail mail;
	fill(mail);
	Contents contents(mail);
	for (const char *kind : {"error", "null", "unknown", "object", "othertag", "mvcount", "bincount", "nullstring",
				 "nullbinary", "nullmv", "rowcolumns"}) {
		control(std::string("cells column=0 kind=") + kind);
		CHECK_OK(contents.table->SeekRow(BOOKMARK_BEGINNING, 0, nullptr));
		LPSRowSet rows = nullptr;
		CHECK_OK(contents.table->QueryRows(1, 0, &rows));
		CHECK(rows->aRow[0].lpProps[0].ulPropTag != PR_SUBJECT_W || rows->aRow[0].cValues != 2
				|| rows->aRow[0].lpProps[0].Value.lpszW == nullptr);
		release_rows(rows);
	}
	control("cells off");
	CHECK_OK(contents.table->SeekRow(BOOKMARK_BEGINNING, 0, nullptr));
	CHECK(contents.all() == L"charlie alpha bravo delta");
	CHECK_BROKEN("", 0);
}

TEST(a_count_of_rows_can_be_odd) {
	Primary primary;
	Mail mail;
	fill(mail);
	Contents contents(mail);
	control("cells kind=rowcount");
	LPSRowSet rows = nullptr;
	CHECK_OK(contents.table->QueryRows(2, 0, &rows));
	CHECK(rows->cRows == 0xFFFFFFF0);
	CHECK(rows->aRow[1].cValues == 2 && rows->aRow[1].lpProps[0].ulPropTag == PR_SUBJECT_W);
	rows->cRows = 2;
	release_rows(rows);
	control("cells off");
	CHECK_OK(contents.table->SeekRow(BOOKMARK_BEGINNING, 0, nullptr));
	CHECK(contents.all() == L"charlie alpha bravo delta");
	CHECK_BROKEN("", 0);
}

} // namespace test
} // namespace standin
