// SPDX-License-Identifier: Apache-2.0

#include <cstring>

#include "harness.h"

namespace standin {
namespace test {

namespace {

constexpr ULONG sample_text = PROP_TAG(PT_UNICODE, 0x6903);
constexpr ULONG sample_number = PROP_TAG(PT_LONG, 0x6901);
constexpr ULONG sample_bytes = PROP_TAG(PT_BINARY, 0x6906);
constexpr ULONG tag_html = PROP_TAG(PT_BINARY, 0x1013);

LPENTRYID entry(const std::vector<BYTE> &id) {
	return reinterpret_cast<LPENTRYID>(const_cast<BYTE *>(id.data()));
}

/** A list with one entry identifier. */
struct OneEntry {
	explicit OneEntry(const std::vector<BYTE> &id) : binary{static_cast<ULONG>(id.size()),
			const_cast<BYTE *>(id.data())} {
		list.cValues = 1;
		list.lpbin = &binary;
	}

	SBinary binary;
	ENTRYLIST list = {};
};

void write_stream(IMAPIProp *object, ULONG tag, const void *bytes, ULONG count) {
	IStream *stream = nullptr;
	CHECK_OK(object->OpenProperty(tag, &IID_IStream, STGM_READWRITE, MAPI_CREATE | MAPI_MODIFY,
			reinterpret_cast<LPUNKNOWN *>(&stream)));
	ULONG written = 0;
	CHECK_OK(stream->Write(bytes, count, &written));
	CHECK(written == count);
	CHECK_OK(stream->Commit(0));
	stream->Release();
}

std::vector<BYTE> read_stream(IMAPIProp *object, ULONG tag) {
	IStream *stream = nullptr;
	CHECK_OK(object->OpenProperty(tag, &IID_IStream, STGM_READ, 0, reinterpret_cast<LPUNKNOWN *>(&stream)));
	std::vector<BYTE> all;
	BYTE part[1000];
	ULONG read = 0;
	do {
		CHECK_OK(stream->Read(part, sizeof part, &read));
		all.insert(all.end(), part, part + read);
	}
	while (read > 0);
	stream->Release();
	return all;
}

HRESULT set_recipients(IMessage *message, const std::vector<std::pair<LONG, const wchar_t *>> &recipients,
		bool resolved = true) {
	static BYTE one_off[] = {0, 0, 0, 0, 0x81, 0x2B, 0x1F, 0xA4};
	size_t bytes = CbNewADRLIST(recipients.size());
	std::vector<BYTE> memory(bytes);
	std::vector<SPropValue> values(recipients.size() * 5);
	LPADRLIST list = reinterpret_cast<LPADRLIST>(memory.data());
	list->cEntries = static_cast<ULONG>(recipients.size());
	for (size_t i = 0; i < recipients.size(); i++) {
		SPropValue *properties = &values[i * 5];
		LPWSTR address = reinterpret_cast<LPWSTR>(const_cast<wchar_t *>(recipients[i].second));
		properties[0].ulPropTag = PR_RECIPIENT_TYPE;
		properties[0].Value.l = recipients[i].first;
		properties[1].ulPropTag = PR_DISPLAY_NAME_W;
		properties[1].Value.lpszW = address;
		properties[2].ulPropTag = PR_EMAIL_ADDRESS_W;
		properties[2].Value.lpszW = address;
		properties[3].ulPropTag = PR_ADDRTYPE_W;
		properties[3].Value.lpszW = reinterpret_cast<LPWSTR>(const_cast<wchar_t *>(L"SMTP"));
		properties[4].ulPropTag = PR_ENTRYID;
		properties[4].Value.bin.cb = sizeof one_off;
		properties[4].Value.bin.lpb = one_off;
		list->aEntries[i].cValues = resolved ? 5 : 4;
		list->aEntries[i].rgPropVals = properties;
	}
	return message->ModifyRecipients(0, list);
}

} // namespace

TEST(values_of_every_type_come_back) {
	Primary primary;
	Mail mail;
	wchar_t text[] = L"G\x00FC\x00DF" L"e \xD83D\xDE00";
	BYTE bytes[] = {0, 1, 255};
	GUID guid = iid_of_IMessage;
	LONG longs[] = {3, 1, 2};
	LPWSTR texts_in[] = {reinterpret_cast<LPWSTR>(text), reinterpret_cast<LPWSTR>(const_cast<wchar_t *>(L""))};
	SBinary binaries[] = {{3, bytes}, {0, bytes}};
	SPropValue in[9] = {};
	in[0].ulPropTag = PROP_TAG(PT_I2, 0x6A00);
	in[0].Value.i = -5;
	in[1].ulPropTag = PROP_TAG(PT_DOUBLE, 0x6A01);
	in[1].Value.dbl = -2.25;
	in[2].ulPropTag = PROP_TAG(PT_BOOLEAN, 0x6A02);
	in[2].Value.b = 1;
	in[3].ulPropTag = PROP_TAG(PT_I8, 0x6A03);
	in[3].Value.li.QuadPart = -(1LL << 60);
	in[4].ulPropTag = PROP_TAG(PT_UNICODE, 0x6A04);
	in[4].Value.lpszW = reinterpret_cast<LPWSTR>(text);
	in[5].ulPropTag = PROP_TAG(PT_CLSID, 0x6A05);
	in[5].Value.lpguid = &guid;
	in[6].ulPropTag = PROP_TAG(PT_MV_LONG, 0x6A06);
	in[6].Value.MVl.cValues = 3;
	in[6].Value.MVl.lpl = longs;
	in[7].ulPropTag = PROP_TAG(PT_MV_UNICODE, 0x6A07);
	in[7].Value.MVszW.cValues = 2;
	in[7].Value.MVszW.lppszW = texts_in;
	in[8].ulPropTag = PROP_TAG(PT_MV_BINARY, 0x6A08);
	in[8].Value.MVbin.cValues = 2;
	in[8].Value.MVbin.lpbin = binaries;
	std::vector<BYTE> id
			= mail.save(mail.inbox, L"A message", [&](IMessage *message) { CHECK_OK(message->SetProps(9, in,
					nullptr)); });
	IMessage *message = mail.open(id);
	SizedSPropTagArray(9, tags) = {9, {}};
	for (int i = 0; i < 9; i++) {
		tags.aulPropTag[i] = in[i].ulPropTag;
	}
	ULONG count = 0;
	LPSPropValue out = nullptr;
	CHECK_OK(message->GetProps(reinterpret_cast<LPSPropTagArray>(&tags), MAPI_UNICODE, &count, &out));
	CHECK(count == 9);
	CHECK(out[0].Value.i == -5);
	CHECK(out[1].Value.dbl == -2.25);
	CHECK(out[2].Value.b == 1);
	CHECK(out[3].Value.li.QuadPart == -(1LL << 60));
	CHECK(std::wcscmp(reinterpret_cast<const wchar_t *>(out[4].Value.lpszW), text) == 0);
	CHECK(IsEqualGUID(*out[5].Value.lpguid, guid));
	CHECK(out[6].Value.MVl.cValues == 3 && std::memcmp(out[6].Value.MVl.lpl, longs, sizeof longs) == 0);
	CHECK(out[7].Value.MVszW.cValues == 2);
	CHECK(std::wcscmp(reinterpret_cast<const wchar_t *>(out[7].Value.MVszW.lppszW[0]), text) == 0);
	CHECK(out[7].Value.MVszW.lppszW[1][0] == 0);
	CHECK(out[8].Value.MVbin.lpbin[0].cb == 3 && out[8].Value.MVbin.lpbin[1].cb == 0);
	release(out);
	message->Release();
}

TEST(what_is_not_saved_is_not_seen) {
	Primary primary;
	Mail mail;
	std::vector<BYTE> id = mail.save(mail.inbox, L"before");
	IMessage *changed = mail.open(id);
	IMessage *other = mail.open(id);
	CHECK_OK(set_text(changed, PR_SUBJECT_W, L"after"));
	CHECK(get_text(changed, PR_SUBJECT_W) == L"after");
	CHECK(get_text(other, PR_SUBJECT_W) == L"before");
	CHECK_OK(set_long(other, sample_number, 1));
	CHECK_OK(changed->SaveChanges(KEEP_OPEN_READWRITE));
	CHECK(texts(mail.inbox, PR_SUBJECT_W) == std::vector<std::wstring>{L"after"});
	CHECK_RESULT(MAPI_E_OBJECT_CHANGED, other->SaveChanges(KEEP_OPEN_READWRITE));
	LPMAPIERROR error = nullptr;
	CHECK_OK(other->GetLastError(MAPI_E_OBJECT_CHANGED, MAPI_UNICODE, &error));
	CHECK(error != nullptr && std::wcsstr(reinterpret_cast<const wchar_t *>(error->lpszError), L"somebody else") !=
			nullptr);
	release(error);
	CHECK_OK(other->SaveChanges(FORCE_SAVE));
	changed->Release();
	other->Release();
}

TEST(what_is_open_for_reading_cannot_be_changed) {
	Primary primary;
	Mail mail;
	std::vector<BYTE> id = mail.save(mail.inbox, L"A message");
	ULONG type = 0;
	IMessage *message = nullptr;
	CHECK_OK(mail.store->OpenEntry(static_cast<ULONG>(id.size()), entry(id), nullptr, 0, &type,
			reinterpret_cast<LPUNKNOWN *>(&message)));
	CHECK_RESULT(MAPI_E_NO_ACCESS, set_text(message, PR_SUBJECT_W, L"changed"));
	CHECK_RESULT(MAPI_E_NO_ACCESS, message->SaveChanges(0));
	message->Release();
}

TEST(computed_properties_are_problems_not_failures) {
	Primary primary;
	Mail mail;
	IMessage *message = mail.open(mail.save(mail.inbox, L"A message"));
	SPropValue values[2] = {};
	values[0].ulPropTag = PR_MESSAGE_SIZE;
	values[0].Value.l = 1;
	values[1].ulPropTag = sample_number;
	values[1].Value.l = 2;
	LPSPropProblemArray problems = nullptr;
	CHECK_OK(message->SetProps(2, values, &problems));
	CHECK(problems != nullptr && problems->cProblem == 1);
	CHECK(problems->aProblem[0].ulIndex == 0 && problems->aProblem[0].scode == MAPI_E_COMPUTED);
	release(problems);
	CHECK(get_long(message, sample_number) == 2);
	message->Release();
}

TEST(large_properties_come_as_streams) {
	Primary primary;
	Mail mail;
	std::vector<BYTE> large(100000);
	for (size_t i = 0; i < large.size(); i++) {
		large[i] = static_cast<BYTE>(i * 31);
	}
	std::vector<BYTE> id = mail.save(mail.inbox, L"A message", [&](IMessage *message) {
		write_stream(message, sample_bytes, large.data(), static_cast<ULONG>(large.size()));
	});
	IMessage *message = mail.open(id);
	CHECK_RESULT(MAPI_E_NOT_ENOUGH_MEMORY, get_error(message, sample_bytes));
	CHECK(read_stream(message, sample_bytes) == large);
	CHECK_RESULT(MAPI_E_NOT_FOUND, get_error(message, sample_text));
	IStream *stream = nullptr;
	CHECK_RESULT(MAPI_E_NOT_FOUND,
			message->OpenProperty(sample_text, &IID_IStream, 0, 0, reinterpret_cast<LPUNKNOWN *>(&stream)));
	write_stream(message, sample_text, L"short", 10);
	CHECK(get_text(message, sample_text) == L"short");
	message->Release();
}

TEST(streams_seek_and_know_their_size) {
	Primary primary;
	Mail mail;
	IMessage *message = mail.open(mail.save(mail.inbox, L"A message"));
	IStream *stream = nullptr;
	CHECK_OK(message->OpenProperty(sample_bytes, &IID_IStream, STGM_READWRITE, MAPI_CREATE | MAPI_MODIFY,
			reinterpret_cast<LPUNKNOWN *>(&stream)));
	ULONG count = 0;
	CHECK_OK(stream->Write("0123456789", 10, &count));
	LARGE_INTEGER move = {};
	move.QuadPart = -3;
	ULARGE_INTEGER position = {};
	CHECK_OK(stream->Seek(move, STREAM_SEEK_END, &position));
	CHECK(position.QuadPart == 7);
	char read[10] = {};
	CHECK_OK(stream->Read(read, 10, &count));
	CHECK(count == 3 && std::memcmp(read, "789", 3) == 0);
	ULARGE_INTEGER size = {};
	size.QuadPart = 4;
	CHECK_OK(stream->SetSize(size));
	STATSTG status = {};
	CHECK_OK(stream->Stat(&status, STATFLAG_NONAME));
	CHECK(status.cbSize.QuadPart == 4);
	stream->Release();
	CHECK(get_bytes(message, sample_bytes) == (std::vector<BYTE>{'0', '1', '2', '3'}));
	message->Release();
}

TEST(the_body_follows_the_html) {
	Primary primary;
	Mail mail;
	IMessage *message = mail.open(mail.save(mail.inbox, L"A message"));
	const char html[] = "<html><head><title>no</title></head><body><p>K&ouml;ln <b>bold</b></p></body></html>";
	write_stream(message, tag_html, html, sizeof html - 1);
	CHECK(get_text(message, PR_BODY_W) == L"K\x00F6ln bold");
	CHECK_OK(set_text(message, PR_BODY_W, L"plain"));
	CHECK_RESULT(MAPI_E_NOT_FOUND, get_error(message, tag_html));
	message->Release();
}

TEST(attachments_are_there_when_both_are_saved) {
	Primary primary;
	Mail mail;
	std::vector<BYTE> id = mail.save(mail.inbox, L"A message", [](IMessage *message) {
		ULONG number = 99;
		IAttach *attachment = nullptr;
		CHECK_OK(message->CreateAttach(nullptr, 0, &number, &attachment));
		CHECK_OK(set_text(attachment, PR_ATTACH_LONG_FILENAME_W, L"file.bin"));
		CHECK_OK(set_long(attachment, PR_ATTACH_METHOD, ATTACH_BY_VALUE));
		write_stream(attachment, PR_ATTACH_DATA_BIN, "content", 7);
		CHECK_OK(attachment->SaveChanges(KEEP_OPEN_READWRITE));
		attachment->Release();
		CHECK_OK(message->CreateAttach(nullptr, 0, &number, &attachment));
		attachment->Release();
	});
	IMessage *message = mail.open(id);
	CHECK(get_long(message, PR_HASATTACH) == 1);
	IMAPITable *table = nullptr;
	CHECK_OK(message->GetAttachmentTable(MAPI_UNICODE, &table));
	CHECK(texts(table, PR_ATTACH_LONG_FILENAME_W) == std::vector<std::wstring>{L"file.bin"});
	table->Release();
	IAttach *attachment = nullptr;
	CHECK_OK(message->OpenAttach(0, nullptr, MAPI_BEST_ACCESS, &attachment));
	CHECK(read_stream(attachment, PR_ATTACH_DATA_BIN).size() == 7);
	IMessage *none = nullptr;
	CHECK_RESULT(MAPI_E_NOT_FOUND,
			attachment->OpenProperty(PR_ATTACH_DATA_OBJ, &iid_of_IMessage, 0, 0, reinterpret_cast<LPUNKNOWN *>(&none)));
	attachment->Release();
	CHECK_RESULT(MAPI_E_NOT_FOUND, message->OpenAttach(5, nullptr, 0, &attachment));
	CHECK_OK(message->DeleteAttach(0, 0, nullptr, 0));
	CHECK_OK(message->SaveChanges(KEEP_OPEN_READWRITE));
	CHECK(get_long(message, PR_HASATTACH) == 0);
	message->Release();
}

TEST(messages_are_embedded_in_messages) {
	Primary primary;
	Mail mail;
	std::vector<BYTE> id = mail.save(mail.inbox, L"outer", [](IMessage *message) {
		ULONG number = 0;
		IAttach *attachment = nullptr;
		IMessage *inner = nullptr;
		CHECK_OK(message->CreateAttach(nullptr, 0, &number, &attachment));
		CHECK_OK(set_long(attachment, PR_ATTACH_METHOD, ATTACH_EMBEDDED_MSG));
		CHECK_OK(attachment->OpenProperty(PR_ATTACH_DATA_OBJ, &iid_of_IMessage, 0, MAPI_CREATE | MAPI_MODIFY,
				reinterpret_cast<LPUNKNOWN *>(&inner)));
		CHECK_OK(set_text(inner, PR_SUBJECT_W, L"inner"));
		CHECK_OK(inner->SaveChanges(0));
		inner->Release();
		CHECK_OK(attachment->SaveChanges(0));
		attachment->Release();
	});
	IMessage *message = mail.open(id);
	IAttach *attachment = nullptr;
	IMessage *inner = nullptr;
	CHECK_OK(message->OpenAttach(0, nullptr, 0, &attachment));
	CHECK_OK(attachment->OpenProperty(PR_ATTACH_DATA_OBJ, &iid_of_IMessage, 0, 0,
			reinterpret_cast<LPUNKNOWN *>(&inner)));
	CHECK(get_text(inner, PR_SUBJECT_W) == L"inner");
	CHECK_RESULT(MAPI_E_NOT_FOUND, get_error(inner, PR_ENTRYID));
	inner->Release();
	attachment->Release();
	message->Release();
}

TEST(submitted_mail_is_sent_and_delivered) {
	Primary primary;
	Mail mail;
	IMAPIFolder *drafts = mail.folder(L"Drafts");
	IMessage *message = nullptr;
	CHECK_OK(drafts->CreateMessage(nullptr, 0, &message));
	CHECK_OK(set_text(message, PR_SUBJECT_W, L"to myself"));
	CHECK_RESULT(MAPI_E_NO_RECIPIENTS, message->SubmitMessage(0));
	CHECK_OK(set_recipients(message, {{MAPI_TO, L"owner@standin.example"}}, false));
	CHECK_RESULT(MAPI_E_AMBIGUOUS_RECIP, message->SubmitMessage(0));
	CHECK_OK(set_recipients(message, {{MAPI_TO, L"owner@standin.example"}, {MAPI_BCC, L"hidden@example.org"}}));
	CHECK_OK(message->SubmitMessage(0));
	CHECK_RESULT(MAPI_E_SUBMITTED, message->SaveChanges(0));
	message->Release();
	CHECK(texts(drafts, PR_SUBJECT_W).empty());
	CHECK(texts(mail.inbox, PR_SUBJECT_W) == std::vector<std::wstring>{L"to myself"});
	CHECK(get_long(mail.inbox, PR_CONTENT_UNREAD) == 1);
	std::vector<BYTE> sent = get_bytes(mail.store, PR_IPM_SENTMAIL_ENTRYID);
	ULONG type = 0;
	IMAPIFolder *folder = nullptr;
	CHECK_OK(mail.store->OpenEntry(static_cast<ULONG>(sent.size()), entry(sent), nullptr, 0, &type,
			reinterpret_cast<LPUNKNOWN *>(&folder)));
	CHECK(texts(folder, PR_SUBJECT_W) == std::vector<std::wstring>{L"to myself"});
	folder->Release();
	drafts->Release();
}

TEST(messages_are_copied_moved_and_deleted) {
	Primary primary;
	Mail mail;
	IMAPIFolder *target = mail.folder(L"Target");
	std::vector<BYTE> id = mail.save(mail.inbox, L"A message");
	OneEntry one(id);
	CHECK_OK(mail.inbox->CopyMessages(&one.list, nullptr, target, 0, nullptr, 0));
	CHECK(get_long(target, PR_CONTENT_COUNT) == 1);
	CHECK_OK(mail.inbox->CopyMessages(&one.list, nullptr, target, 0, nullptr, MESSAGE_MOVE));
	CHECK(get_long(target, PR_CONTENT_COUNT) == 2);
	CHECK(get_long(mail.inbox, PR_CONTENT_COUNT) == 0);
	CHECK_RESULT(MAPI_W_PARTIAL_COMPLETION, mail.inbox->DeleteMessages(&one.list, 0, nullptr, 0));
	IMessage *message = nullptr;
	ULONG type = 0;
	CHECK_RESULT(MAPI_E_NOT_FOUND, mail.store->OpenEntry(static_cast<ULONG>(id.size()), entry(id), nullptr, 0, &type,
										   reinterpret_cast<LPUNKNOWN *>(&message)));
	CHECK_OK(target->SetReadFlags(nullptr, 0, nullptr, CLEAR_READ_FLAG));
	CHECK(get_long(target, PR_CONTENT_UNREAD) == 2);
	CHECK_OK(target->EmptyFolder(0, nullptr, 0));
	CHECK(get_long(target, PR_CONTENT_COUNT) == 0);
	target->Release();
}

TEST(folders_are_made_found_moved_and_deleted) {
	Primary primary;
	Mail mail;
	IMAPIFolder *one = mail.folder(L"One");
	IMAPIFolder *two = mail.folder(L"Two");
	std::wstring name = L"ONE";
	IMAPIFolder *same = nullptr;
	CHECK_RESULT(MAPI_E_COLLISION, mail.subtree->CreateFolder(FOLDER_GENERIC, reinterpret_cast<LPTSTR>(&name[0]),
										   nullptr, nullptr, MAPI_UNICODE, &same));
	std::vector<BYTE> id = get_bytes(two, PR_ENTRYID);
	CHECK_OK(mail.subtree->CopyFolder(static_cast<ULONG>(id.size()), entry(id), nullptr, one, nullptr, 0, nullptr,
			FOLDER_MOVE));
	CHECK(get_bytes(two, PR_PARENT_ENTRYID) == get_bytes(one, PR_ENTRYID));
	mail.save(two, L"A message");
	CHECK_RESULT(MAPI_E_HAS_MESSAGES, one->DeleteFolder(static_cast<ULONG>(id.size()), entry(id), 0, nullptr, 0));
	CHECK_OK(one->DeleteFolder(static_cast<ULONG>(id.size()), entry(id), 0, nullptr, DEL_MESSAGES | DEL_FOLDERS));
	IMessage *message = nullptr;
	CHECK_RESULT(MAPI_E_OBJECT_DELETED, two->CreateMessage(nullptr, 0, &message));
	std::vector<BYTE> inbox = get_bytes(mail.inbox, PR_ENTRYID);
	CHECK_RESULT(MAPI_E_NO_ACCESS, mail.subtree->DeleteFolder(static_cast<ULONG>(inbox.size()), entry(inbox), 0,
			nullptr,
										   DEL_MESSAGES | DEL_FOLDERS));
	one->Release();
	two->Release();
}

TEST(entry_identifiers_outlive_a_cycle_but_not_a_reset) {
	std::vector<BYTE> id;
	{
		Primary primary;
		Mail mail;
		id = mail.save(mail.inbox, L"lasting");
	}
	{
		Primary primary;
		Mail mail;
		IMessage *message = mail.open(id);
		CHECK(get_text(message, PR_SUBJECT_W) == L"lasting");
		message->Release();
	}
	control("reset");
	Primary primary;
	Mail mail;
	ULONG type = 0;
	IMessage *message = nullptr;
	CHECK_RESULT(MAPI_E_NOT_FOUND, mail.store->OpenEntry(static_cast<ULONG>(id.size()), entry(id), nullptr, 0, &type,
										   reinterpret_cast<LPUNKNOWN *>(&message)));
	std::vector<BYTE> odd(5, 1);
	CHECK_RESULT(MAPI_E_INVALID_ENTRYID, mail.store->OpenEntry(5, entry(odd), nullptr, 0, &type,
												 reinterpret_cast<LPUNKNOWN *>(&message)));
}

TEST(profiles_are_what_they_are_said_to_be) {
	control("profiles add=Second");
	Primary primary;
	IMAPISession *session = nullptr;
	CHECK_RESULT(MAPI_E_LOGON_FAILED, log_on(&session, L"Third"));
	CHECK_OK(log_on(&session, L"Second"));
	IProfSect *section = nullptr;
	CHECK_OK(session->OpenProfileSection(nullptr, nullptr, 0, &section));
	CHECK(get_text(section, PROP_TAG(PT_UNICODE, 0x3D12)) == L"Second");
	section->Release();
	CHECK_OK(session->Logoff(0, 0, 0));
	session->Release();
	HRESULT(__stdcall *admin_profiles)(ULONG, IProfAdmin **)
			= reinterpret_cast<HRESULT(__stdcall *)(ULONG, IProfAdmin **)>(function("MAPIAdminProfiles", 8));
	IProfAdmin *admin = nullptr;
	CHECK_OK(admin_profiles(0, &admin));
	IMAPITable *table = nullptr;
	CHECK_OK(admin->GetProfileTable(0, &table));
	SizedSPropTagArray(1, columns) = {1, {PR_DISPLAY_NAME_W}};
	CHECK_OK(table->SetColumns(reinterpret_cast<LPSPropTagArray>(&columns), 0));
	CHECK((texts(table, PR_DISPLAY_NAME_W) == std::vector<std::wstring>{L"StandIn", L"Second"}));
	table->Release();
	admin->Release();
	CHECK_BROKEN("", 0);
}

TEST(named_properties_keep_their_identifiers) {
	Primary primary;
	Mail mail;
	GUID set = iid_of_IMAPIProp;
	MAPINAMEID name = {};
	name.lpguid = &set;
	name.ulKind = MNID_STRING;
	name.Kind.lpwstrName = reinterpret_cast<LPWSTR>(const_cast<wchar_t *>(L"colour"));
	LPMAPINAMEID names[] = {&name};
	LPSPropTagArray tags = nullptr;
	CHECK_RESULT(MAPI_W_ERRORS_RETURNED, mail.store->GetIDsFromNames(1, names, 0, &tags));
	release(tags);
	CHECK_OK(mail.store->GetIDsFromNames(1, names, MAPI_CREATE, &tags));
	CHECK(PROP_ID(tags->aulPropTag[0]) >= 0x8000);
	ULONG count = 0;
	LPMAPINAMEID *found = nullptr;
	CHECK_OK(mail.inbox->GetNamesFromIDs(&tags, nullptr, 0, &count, &found));
	CHECK(count == 1
			&& std::wcscmp(reinterpret_cast<const wchar_t *>(found[0]->Kind.lpwstrName), L"colour") == 0);
	release(found);
	release(tags);
}

TEST(messages_are_copied_property_by_property) {
	Primary primary;
	Mail mail;
	IMessage *from = mail.open(mail.save(mail.inbox, L"from", [](IMessage *message) {
		CHECK_OK(set_long(message, sample_number, 7));
		CHECK_OK(set_recipients(message, {{MAPI_TO, L"anna@example.org"}}));
	}));
	IMessage *to = nullptr;
	CHECK_OK(mail.inbox->CreateMessage(nullptr, 0, &to));
	CHECK_OK(from->CopyTo(0, nullptr, nullptr, 0, nullptr, &iid_of_IMessage, to, 0, nullptr));
	CHECK(get_text(to, PR_SUBJECT_W) == L"from");
	CHECK(get_long(to, sample_number) == 7);
	IMAPITable *recipients = nullptr;
	CHECK_OK(to->GetRecipientTable(MAPI_UNICODE, &recipients));
	CHECK(texts(recipients, PR_EMAIL_ADDRESS_W) == std::vector<std::wstring>{L"anna@example.org"});
	recipients->Release();
	to->Release();
	from->Release();
}

} // namespace test
} // namespace standin
