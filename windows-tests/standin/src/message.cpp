// SPDX-License-Identifier: Apache-2.0

#include "message.h"

#include <algorithm>

#include "bodies.h"
#include "log.h"
#include "properties.h"
#include "recipients.h"
#include "stream.h"
#include "submission.h"
#include "table.h"
#include "tags.h"

namespace standin {

namespace {

// {4B1E4D2A-95B6-4A7B-8B62-1B6A6C8F3D11}: answered by messages of this stand-in alone
constexpr GUID iid_of_own_message = {0x4B1E4D2A, 0x95B6, 0x4A7B, {0x8B, 0x62, 0x1B, 0x6A, 0x6C, 0x8F, 0x3D, 0x11}};

constexpr ULONG new_flags = MSGFLAG_UNSENT | MSGFLAG_READ | MSGFLAG_UNMODIFIED;
constexpr ULONG settable_flags = MSGFLAG_READ | MSGFLAG_UNSENT | MSGFLAG_FROMME | MSGFLAG_RESEND;

const std::vector<ULONG> attachment_columns = {PR_ATTACH_NUM, PR_ATTACH_SIZE, PR_ATTACH_METHOD,
		PR_ATTACH_LONG_FILENAME_W, PR_ATTACH_FILENAME_W, PR_RENDERING_POSITION};

/** A message: stored, new, or embedded in an attachment. */
class MessageObject final : public PropertyObject<IMessage> {

public:
	MessageObject(std::shared_ptr<StoredMessage> stored, std::shared_ptr<StoredFolder> folder,
			std::shared_ptr<AttachmentDraft> attachment, bool writable, std::shared_ptr<Roof> under)
		: PropertyObject(Kind::message, std::move(under)), draft_(std::make_shared<MessageDraft>()),
		  stored_(std::move(stored)), folder_(std::move(folder)), attachment_(std::move(attachment)),
		  writable_(writable) {
		static const std::shared_ptr<const MessageContent> empty = std::make_shared<MessageContent>();
		draft_->base = stored_ != nullptr ? stored_->content : empty;
		version_ = stored_ != nullptr ? stored_->version : 0;
	}

	const char *interface_name() const override { return "IMessage"; }

	void start_with(std::shared_ptr<const MessageContent> content, ULONG flags) {
		draft_->base = std::move(content);
		initial_flags_ = flags;
	}

	MessageDraft &draft() { return *draft_; }

	HRESULT STDMETHODCALLTYPE SaveChanges(ULONG flags) override {
		ENTER(SaveChanges, server)
		Held held(mailbox().lock());
		HRESULT state = check_state();
		if (FAILED(state)) {
			return state;
		}
		if (!writable_) {
			return fail(MAPI_E_NO_ACCESS, "the message is open for reading alone");
		}
		return save(flags);
	}

	HRESULT STDMETHODCALLTYPE GetAttachmentTable(ULONG flags, IMAPITable **table) override {
		ENTER(GetAttachmentTable, server)
		if (table == nullptr) {
			return MAPI_E_INVALID_PARAMETER;
		}
		check_unicode("IMessage::GetAttachmentTable", flags);
		Held held(mailbox().lock());
		HRESULT state = check_state();
		if (FAILED(state)) {
			return state;
		}
		Rows rows;
		for (const std::shared_ptr<const AttachmentContent> &each : draft_->view().attachments) {
			rows.push_back(attachment_row(each));
		}
		*table = make_table(std::make_shared<FixedRows>(rows), attachment_columns, core_.under());
		return S_OK;
	}

	HRESULT STDMETHODCALLTYPE OpenAttach(ULONG number, const IID *wanted, ULONG flags, IAttach **opened) override {
		ENTER(OpenAttach, server)
		if (opened == nullptr) {
			return MAPI_E_INVALID_PARAMETER;
		}
		*opened = nullptr;
		if (wanted != nullptr && !IsEqualGUID(*wanted, iid_of_IAttach) && !IsEqualGUID(*wanted, iid_of_IMAPIProp)) {
			return MAPI_E_INTERFACE_NOT_SUPPORTED;
		}
		Held held(mailbox().lock());
		HRESULT state = check_state();
		if (FAILED(state)) {
			return state;
		}
		std::shared_ptr<const AttachmentContent> content = draft_->view().attachment(number);
		if (content == nullptr) {
			return fail(MAPI_E_NOT_FOUND, text_of("the message has no attachment %lu", number));
		}
		std::shared_ptr<AttachmentDraft> draft = std::make_shared<AttachmentDraft>();
		draft->message = draft_;
		draft->content = *content;
		*opened = open_attachment(draft, writable_ && is_writable(flags), core_.under());
		return S_OK;
	}

	HRESULT STDMETHODCALLTYPE CreateAttach(const IID *wanted, ULONG, ULONG *number, IAttach **opened) override {
		ENTER(CreateAttach, server)
		if (number == nullptr || opened == nullptr) {
			return MAPI_E_INVALID_PARAMETER;
		}
		*opened = nullptr;
		if (wanted != nullptr && !IsEqualGUID(*wanted, iid_of_IAttach)) {
			return MAPI_E_INTERFACE_NOT_SUPPORTED;
		}
		Held held(mailbox().lock());
		HRESULT state = check_state();
		if (FAILED(state)) {
			return state;
		}
		if (!writable_) {
			return fail(MAPI_E_NO_ACCESS, "the message is open for reading alone");
		}
		std::shared_ptr<AttachmentDraft> draft = std::make_shared<AttachmentDraft>();
		draft->message = draft_;
		draft->is_new = true;
		draft->content.number = *number = draft_->edit().next_attachment++;
		draft->content.properties.set(Value::of_long(PR_ATTACH_METHOD, NO_ATTACHMENT));
		draft->content.properties.set(Value::of_long(PR_RENDERING_POSITION, -1));
		draft->content.properties.set(Value::of_time(PR_CREATION_TIME, now_as_file_time()));
		draft->content.properties.set(Value::of_time(PR_LAST_MODIFICATION_TIME, now_as_file_time()));
		*opened = open_attachment(draft, true, core_.under());
		return S_OK;
	}

	HRESULT STDMETHODCALLTYPE DeleteAttach(ULONG number, ULONG_PTR, IMAPIProgress *, ULONG) override {
		ENTER(DeleteAttach, server)
		Held held(mailbox().lock());
		HRESULT state = check_state();
		if (FAILED(state)) {
			return state;
		}
		if (draft_->view().attachment(number) == nullptr) {
			return fail(MAPI_E_NOT_FOUND, text_of("the message has no attachment %lu", number));
		}
		std::vector<std::shared_ptr<const AttachmentContent>> &all = draft_->edit().attachments;
		all.erase(std::remove_if(all.begin(), all.end(),
						  [number](const std::shared_ptr<const AttachmentContent> &each) {
							  return each->number == number;
						  }),
				all.end());
		return S_OK;
	}

	HRESULT STDMETHODCALLTYPE GetRecipientTable(ULONG flags, IMAPITable **table) override {
		ENTER(GetRecipientTable, server)
		if (table == nullptr) {
			return MAPI_E_INVALID_PARAMETER;
		}
		check_unicode("IMessage::GetRecipientTable", flags);
		Held held(mailbox().lock());
		HRESULT state = check_state();
		if (FAILED(state)) {
			return state;
		}
		*table = make_table(std::make_shared<FixedRows>(recipient_rows(draft_->view().recipients)),
				recipient_columns(), core_.under());
		return S_OK;
	}

	HRESULT STDMETHODCALLTYPE ModifyRecipients(ULONG flags, LPADRLIST list) override {
		ENTER(ModifyRecipients, local)
		Held held(mailbox().lock());
		HRESULT state = check_state();
		if (FAILED(state)) {
			return state;
		}
		if (!writable_) {
			return fail(MAPI_E_NO_ACCESS, "the message is open for reading alone");
		}
		std::vector<PropertyBag> recipients = draft_->view().recipients;
		HRESULT result = modify_recipients(recipients, flags, list);
		if (FAILED(result)) {
			return fail(result, "a recipient has no type, or none of the message's rows");
		}
		draft_->edit().recipients = std::move(recipients);
		return S_OK;
	}

	HRESULT STDMETHODCALLTYPE SubmitMessage(ULONG) override {
		ENTER(SubmitMessage, server)
		Held held(mailbox().lock());
		HRESULT state = check_state();
		if (FAILED(state)) {
			return state;
		}
		if (attachment_ != nullptr) {
			return fail(MAPI_E_NO_SUPPORT, "an embedded message cannot be sent");
		}
		std::string why;
		HRESULT result = check_recipients(draft_->view().recipients, why);
		if (FAILED(result)) {
			return fail(result, why);
		}
		if (stored_ == nullptr || draft_->changed != nullptr) {
			result = save(KEEP_OPEN_READWRITE);
			if (FAILED(result)) {
				return result;
			}
		}
		if (stored_->deleted) {
			return fail(MAPI_E_OBJECT_DELETED, "the message was deleted");
		}
		submitted_ = true;
		send_message(*stored_);
		return S_OK;
	}

	HRESULT STDMETHODCALLTYPE SetReadFlag(ULONG flags) override {
		ENTER(SetReadFlag, server)
		Held held(mailbox().lock());
		HRESULT state = check_state();
		if (FAILED(state)) {
			return state;
		}
		if ((flags & GENERATE_RECEIPT_ONLY) != 0) {
			return S_OK;
		}
		ULONG current = message_flags();
		ULONG changed = (flags & CLEAR_READ_FLAG) != 0 ? current & ~static_cast<ULONG>(MSGFLAG_READ)
													   : current | MSGFLAG_READ;
		if (stored_ == nullptr) {
			initial_flags_ = changed;
		}
		else if (stored_->deleted) {
			return fail(MAPI_E_OBJECT_DELETED, "the message was deleted");
		}
		else if (changed != stored_->flags) {
			mailbox().set_flags(*stored_, changed);
			mailbox().tell(fnevObjectModified, *stored_);
		}
		return S_OK;
	}

protected:
	bool implements(REFIID wanted) const override {
		return IsEqualGUID(wanted, iid_of_IMessage) || IsEqualGUID(wanted, iid_of_IMAPIProp)
				|| IsEqualGUID(wanted, iid_of_own_message);
	}

	HRESULT check_state() override {
		return submitted_ ? fail(MAPI_E_SUBMITTED, "the message was submitted and can only be released") : S_OK;
	}

	HRESULT open_property(ULONG tag, REFIID wanted, ULONG options, ULONG flags, LPUNKNOWN *object) override {
		if (IsEqualGUID(wanted, iid_of_IMAPITable) && PROP_TYPE(tag) == PT_OBJECT) {
			IMAPITable **table = reinterpret_cast<IMAPITable **>(object);
			ULONG id = PROP_ID(tag);
			return id == PROP_ID(PR_MESSAGE_RECIPIENTS) ? GetRecipientTable(MAPI_UNICODE, table)
					: id == PROP_ID(PR_MESSAGE_ATTACHMENTS) ? GetAttachmentTable(MAPI_UNICODE, table)
															: MAPI_E_NOT_FOUND;
		}
		if (!IsEqualGUID(wanted, IID_IStream)) {
			return MAPI_E_INTERFACE_NOT_SUPPORTED;
		}
		if (!writable_ && (flags & (MAPI_CREATE | MAPI_MODIFY)) != 0) {
			return MAPI_E_NO_ACCESS;
		}
		std::shared_ptr<MessageDraft> draft = draft_;
		return open_stream(*this, core_.under(), tag, options, flags,
				[draft](const Value &value) {
					PropertyBag &properties = draft->edit().properties;
					replace_bodies(properties, {value.id()});
					properties.set(value);
					return S_OK;
				},
				object);
	}

	HRESULT copy_parts(const SPropTagArray *include, const SPropTagArray *exclude, const IID *,
			void *destination) override {
		void *found = nullptr;
		if (destination == nullptr
				|| FAILED(static_cast<IUnknown *>(destination)->QueryInterface(iid_of_own_message, &found))) {
			return S_OK;
		}
		// a pointer that our own private interface answered with is one of ours
		MessageObject *to = static_cast<MessageObject *>(static_cast<IMessage *>(found));
		ULONG parts[] = {PROP_ID(PR_MESSAGE_RECIPIENTS), PROP_ID(PR_MESSAGE_ATTACHMENTS)};
		for (ULONG part : parts) {
			if (include != nullptr ? !has_tag(include, part) : has_tag(exclude, part)) {
				continue;
			}
			MessageContent &target = to->draft_->edit();
			if (part == PROP_ID(PR_MESSAGE_RECIPIENTS)) {
				target.recipients = draft_->view().recipients;
			}
			else {
				target.attachments = draft_->view().attachments;
				target.next_attachment = std::max(target.next_attachment, draft_->view().next_attachment);
			}
		}
		to->Release();
		return S_OK;
	}

	void dropped() override {
		Held held(mailbox().lock());
		draft_ = std::make_shared<MessageDraft>();
		draft_->base = std::make_shared<MessageContent>();
		stored_.reset();
		folder_.reset();
		attachment_.reset();
	}

	// properties

	const Value *find(ULONG id, Value &scratch) override {
		return message_property(draft_->view(), stored_.get(), folder_.get(), message_flags(), id, scratch);
	}

	void list(std::vector<ULONG> &tags) override {
		for (const Value &value : draft_->view().properties.all()) {
			tags.push_back(value.tag());
		}
		static const ULONG computed[] = {PR_ENTRYID, PR_RECORD_KEY, PR_PARENT_ENTRYID, PR_OBJECT_TYPE, PR_MESSAGE_FLAGS,
				PR_MSG_STATUS, PR_HASATTACH, PR_ACCESS, PR_ACCESS_LEVEL, PR_STORE_ENTRYID, PR_STORE_RECORD_KEY,
				PR_MAPPING_SIGNATURE, PR_STORE_SUPPORT_MASK, PR_BODY_W};
		Value scratch;
		for (ULONG tag : computed) {
			bool listed = draft_->view().properties.find(PROP_ID(tag)) != nullptr;
			if (!listed && find(PROP_ID(tag), scratch) != nullptr) {
				tags.push_back(tag);
			}
		}
	}

	bool is_computed(ULONG id) override {
		switch (id) {
			case PROP_ID(PR_ENTRYID):
			case PROP_ID(PR_PARENT_ENTRYID):
			case PROP_ID(PR_STORE_ENTRYID):
			case PROP_ID(PR_RECORD_KEY):
			case PROP_ID(PR_STORE_RECORD_KEY):
			case PROP_ID(PR_INSTANCE_KEY):
			case PROP_ID(PR_OBJECT_TYPE):
			case PROP_ID(PR_MESSAGE_SIZE):
			case PROP_ID(PR_HASATTACH):
			case PROP_ID(PR_DISPLAY_TO_W):
			case PROP_ID(PR_DISPLAY_CC_W):
			case PROP_ID(PR_DISPLAY_BCC_W):
			case PROP_ID(PR_ACCESS):
			case PROP_ID(PR_ACCESS_LEVEL):
			case PROP_ID(PR_MAPPING_SIGNATURE):
			case PROP_ID(PR_STORE_SUPPORT_MASK):
				return true;
			case PROP_ID(PR_MESSAGE_FLAGS):
				// flags are given to a message that is not saved yet; afterwards there are methods for them
				return stored_ != nullptr;
			default:
				return false;
		}
	}

	HRESULT set(const std::vector<Value> &values) override {
		if (!writable_) {
			return MAPI_E_NO_ACCESS;
		}
		std::vector<ULONG> ids;
		for (const Value &value : values) {
			ids.push_back(value.id());
		}
		PropertyBag &properties = draft_->edit().properties;
		replace_bodies(properties, ids);
		for (const Value &value : values) {
			if (value.id() == PROP_ID(PR_MESSAGE_FLAGS)) {
				initial_flags_ = (static_cast<ULONG>(value.as_long()) & settable_flags) | MSGFLAG_UNMODIFIED;
			}
			else {
				properties.set(value);
			}
		}
		return S_OK;
	}

	HRESULT erase(const std::vector<ULONG> &ids) override {
		if (!writable_) {
			return MAPI_E_NO_ACCESS;
		}
		for (ULONG id : ids) {
			draft_->edit().properties.erase(id);
		}
		return S_OK;
	}

private:
	ULONG message_flags() const { return stored_ != nullptr ? stored_->flags : initial_flags_; }

	HRESULT save(ULONG flags) {
		if (attachment_ != nullptr) {
			return save_embedded();
		}
		if (stored_ != nullptr && stored_->deleted) {
			return fail(MAPI_E_OBJECT_DELETED, "the message was deleted");
		}
		if (stored_ == nullptr && folder_->deleted) {
			return fail(MAPI_E_OBJECT_DELETED, "the folder was deleted");
		}
		if (stored_ != nullptr && draft_->changed == nullptr) {
			return S_OK;
		}
		if (stored_ != nullptr && stored_->version != version_ && (flags & FORCE_SAVE) == 0) {
			return fail(MAPI_E_OBJECT_CHANGED, "somebody else has saved the message since it was opened");
		}
		std::shared_ptr<MessageContent> content = std::make_shared<MessageContent>(draft_->view());
		complete(*content);
		if (stored_ == nullptr) {
			stored_ = mailbox().add_message(*folder_, content, initial_flags_);
			mailbox().tell(fnevObjectCreated, *stored_);
		}
		else {
			mailbox().replace_content(*stored_, content, stored_->flags & ~static_cast<ULONG>(MSGFLAG_UNMODIFIED));
			mailbox().tell(fnevObjectModified, *stored_);
		}
		version_ = stored_->version;
		draft_->base = content;
		draft_->changed.reset();
		return S_OK;
	}

	HRESULT save_embedded() {
		std::shared_ptr<MessageContent> content = std::make_shared<MessageContent>(draft_->view());
		complete(*content);
		attachment_->content.embedded = content;
		attachment_->content.embedded_flags = initial_flags_;
		draft_->base = content;
		draft_->changed.reset();
		return S_OK;
	}

	std::shared_ptr<MessageDraft> draft_;
	std::shared_ptr<StoredMessage> stored_;
	std::shared_ptr<StoredFolder> folder_;
	std::shared_ptr<AttachmentDraft> attachment_;
	/** The version that was opened or saved last. */
	ULONGLONG version_ = 0;
	ULONG initial_flags_ = new_flags;
	bool writable_;
	bool submitted_ = false;
};

} // namespace

IMessage *open_message(std::shared_ptr<StoredMessage> message, bool writable, std::shared_ptr<Roof> under) {
	std::shared_ptr<StoredFolder> folder = mailbox().folder_of(*message);
	return new MessageObject(std::move(message), std::move(folder), nullptr, writable, std::move(under));
}

IMessage *new_message(std::shared_ptr<StoredFolder> folder, std::shared_ptr<Roof> under) {
	return new MessageObject(nullptr, std::move(folder), nullptr, true, std::move(under));
}

IMessage *embedded_message(std::shared_ptr<AttachmentDraft> attachment, bool writable, bool create,
		std::shared_ptr<Roof> under) {
	std::shared_ptr<const MessageContent> content = attachment->content.embedded;
	ULONG flags = attachment->content.embedded_flags;
	MessageObject *made = new MessageObject(nullptr, nullptr, std::move(attachment), writable, std::move(under));
	if (!create) {
		made->start_with(std::move(content), flags);
	}
	return made;
}

} // namespace standin
