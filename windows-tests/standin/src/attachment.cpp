// SPDX-License-Identifier: Apache-2.0

#include <algorithm>

#include "message.h"
#include "properties.h"

namespace standin {

namespace {

/** An attachment of a message. */
class AttachmentObject final : public PropertyObject<IAttach> {

public:
	AttachmentObject(std::shared_ptr<AttachmentDraft> draft, bool writable, std::shared_ptr<Roof> under)
		: PropertyObject(Kind::attachment, std::move(under)), draft_(std::move(draft)), writable_(writable) {}

	const char *interface_name() const override { return "IAttach"; }

	HRESULT STDMETHODCALLTYPE SaveChanges(ULONG) override {
		ENTER(SaveChanges, server)
		Held held(mailbox().lock());
		if (!writable_) {
			return fail(MAPI_E_NO_ACCESS, "the attachment is open for reading alone");
		}
		std::shared_ptr<const AttachmentContent> saved = std::make_shared<AttachmentContent>(draft_->content);
		std::vector<std::shared_ptr<const AttachmentContent>> &all = draft_->message->edit().attachments;
		for (std::shared_ptr<const AttachmentContent> &each : all) {
			if (each->number == saved->number) {
				each = saved;
				return S_OK;
			}
		}
		if (!draft_->is_new) {
			return fail(MAPI_E_OBJECT_DELETED, "the attachment was deleted");
		}
		all.push_back(saved);
		draft_->is_new = false;
		return S_OK;
	}

protected:
	bool implements(REFIID wanted) const override {
		return IsEqualGUID(wanted, iid_of_IAttach) || IsEqualGUID(wanted, iid_of_IMAPIProp);
	}

	HRESULT open_property(ULONG tag, REFIID wanted, ULONG options, ULONG flags, LPUNKNOWN *object) override {
		if (!writable_ && (flags & (MAPI_CREATE | MAPI_MODIFY)) != 0) {
			return MAPI_E_NO_ACCESS;
		}
		bool is_message = IsEqualGUID(wanted, iid_of_IMessage);
		if (PROP_ID(tag) == PROP_ID(PR_ATTACH_DATA_OBJ) && is_message) {
			return open_message(flags, object);
		}
		if (!IsEqualGUID(wanted, IID_IStream)) {
			return MAPI_E_INTERFACE_NOT_SUPPORTED;
		}
		std::shared_ptr<AttachmentDraft> draft = draft_;
		return open_stream(*this, core_.under(), tag, options, flags,
				[draft](const Value &value) {
					draft->content.properties.set(value);
					return S_OK;
				},
				object);
	}

	void dropped() override {
		Held held(mailbox().lock());
		draft_ = std::make_shared<AttachmentDraft>();
	}

	const Value *find(ULONG id, Value &scratch) override { return draft_->content.find(id, scratch); }

	void list(std::vector<ULONG> &tags) override {
		for (const Value &value : draft_->content.properties.all()) {
			tags.push_back(value.tag());
		}
		tags.insert(tags.end(), {PR_ATTACH_NUM, PR_ATTACH_SIZE, PR_OBJECT_TYPE, PR_ACCESS_LEVEL});
	}

	bool is_computed(ULONG id) override {
		return id == PROP_ID(PR_ATTACH_NUM) || id == PROP_ID(PR_ATTACH_SIZE) || id == PROP_ID(PR_OBJECT_TYPE)
				|| id == PROP_ID(PR_ACCESS_LEVEL);
	}

	HRESULT set(const std::vector<Value> &values) override {
		if (!writable_) {
			return MAPI_E_NO_ACCESS;
		}
		for (const Value &value : values) {
			draft_->content.properties.set(value);
		}
		return S_OK;
	}

	HRESULT erase(const std::vector<ULONG> &ids) override {
		if (!writable_) {
			return MAPI_E_NO_ACCESS;
		}
		for (ULONG id : ids) {
			draft_->content.properties.erase(id);
		}
		return S_OK;
	}

private:
	HRESULT open_message(ULONG flags, LPUNKNOWN *object) {
		const Value *method = draft_->content.properties.find(PROP_ID(PR_ATTACH_METHOD));
		if (method == nullptr || method->as_long() != ATTACH_EMBEDDED_MSG) {
			return MAPI_E_NOT_FOUND;
		}
		bool create = (flags & MAPI_CREATE) != 0;
		if (!create && draft_->content.embedded == nullptr) {
			return MAPI_E_NOT_FOUND;
		}
		bool writable = writable_ && (create || is_writable(flags));
		*object = embedded_message(draft_, writable, create, core_.under());
		return S_OK;
	}

	std::shared_ptr<AttachmentDraft> draft_;
	bool writable_;
};

} // namespace

IAttach *open_attachment(std::shared_ptr<AttachmentDraft> attachment, bool writable, std::shared_ptr<Roof> under) {
	return new AttachmentObject(std::move(attachment), writable, std::move(under));
}

} // namespace standin
