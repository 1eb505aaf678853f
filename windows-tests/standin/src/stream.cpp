// SPDX-License-Identifier: Apache-2.0

#include "stream.h"

#include <algorithm>
#include <cstring>

#include "lock.h"
#include "mailbox.h"
#include "properties.h"
#include "text.h"

namespace standin {

namespace {

constexpr ULONGLONG largest = 0x7FFFFFFF;

/** A property as a stream. It has no GetLastError, as no IStream has. */
class Stream final : public Object<IStream> {

public:
	Stream(const Value &value, StreamOptions options, std::shared_ptr<Roof> under,
			std::function<HRESULT(const Value &)> store)
		: Object(Kind::stream, std::move(under)), value_(value), options_(options), store_(std::move(store)) {}

	const char *interface_name() const override { return "IStream"; }

	HRESULT STDMETHODCALLTYPE Read(void *to, ULONG wanted, ULONG *read) override {
		ENTER(Read, server)
		if (to == nullptr && wanted > 0) {
			return STG_E_INVALIDPOINTER;
		}
		Held held(mailbox().lock());
		const Bytes &bytes = content();
		size_t left = position_ < bytes.size() ? bytes.size() - static_cast<size_t>(position_) : 0;
		size_t given = std::min<size_t>(left, wanted);
		if (given > 0) {
			std::memcpy(to, bytes.data() + position_, given);
		}
		position_ += given;
		if (read != nullptr) {
			*read = static_cast<ULONG>(given);
		}
		return S_OK;
	}

	HRESULT STDMETHODCALLTYPE Write(const void *from, ULONG count, ULONG *written) override {
		ENTER(Write, server)
		if (!options_.writable) {
			return STG_E_ACCESSDENIED;
		}
		if (from == nullptr && count > 0) {
			return STG_E_INVALIDPOINTER;
		}
		Held held(mailbox().lock());
		Bytes &bytes = edited();
		if (position_ + count > largest) {
			return STG_E_MEDIUMFULL;
		}
		size_t end = static_cast<size_t>(position_) + count;
		if (end > bytes.capacity()) {
			bytes.reserve(std::max(end, bytes.capacity() * 2));
		}
		if (end > bytes.size()) {
			bytes.resize(end);
		}
		if (count > 0) {
			std::memcpy(bytes.data() + position_, from, count);
		}
		position_ = end;
		if (written != nullptr) {
			*written = count;
		}
		return S_OK;
	}

	HRESULT STDMETHODCALLTYPE Seek(LARGE_INTEGER move, DWORD origin, ULARGE_INTEGER *position) override {
		ENTER(Seek, local)
		Held held(mailbox().lock());
		LONGLONG base = origin == STREAM_SEEK_SET ? 0
				: origin == STREAM_SEEK_CUR       ? static_cast<LONGLONG>(position_)
												  : static_cast<LONGLONG>(content().size());
		if (origin > STREAM_SEEK_END || base + move.QuadPart < 0) {
			return STG_E_INVALIDFUNCTION;
		}
		position_ = static_cast<ULONGLONG>(base + move.QuadPart);
		if (position != nullptr) {
			position->QuadPart = position_;
		}
		return S_OK;
	}

	HRESULT STDMETHODCALLTYPE SetSize(ULARGE_INTEGER size) override {
		ENTER(SetSize, server)
		if (!options_.writable) {
			return STG_E_ACCESSDENIED;
		}
		if (size.QuadPart > largest) {
			return STG_E_MEDIUMFULL;
		}
		Held held(mailbox().lock());
		edited().resize(static_cast<size_t>(size.QuadPart));
		return S_OK;
	}

	HRESULT STDMETHODCALLTYPE CopyTo(IStream *to, ULARGE_INTEGER wanted, ULARGE_INTEGER *read,
			ULARGE_INTEGER *written) override {
		ENTER(CopyTo, server)
		if (to == nullptr) {
			return STG_E_INVALIDPOINTER;
		}
		Bytes part;
		{
			Held held(mailbox().lock());
			const Bytes &bytes = content();
			size_t start = std::min(static_cast<size_t>(position_), bytes.size());
			size_t count = static_cast<size_t>(std::min<ULONGLONG>(bytes.size() - start, wanted.QuadPart));
			part.assign(bytes.begin() + static_cast<long>(start), bytes.begin() + static_cast<long>(start + count));
			position_ = start + count;
		}
		ULONG done = 0;
		HRESULT result = part.empty() ? S_OK : to->Write(part.data(), static_cast<ULONG>(part.size()), &done);
		if (read != nullptr) {
			read->QuadPart = part.size();
		}
		if (written != nullptr) {
			written->QuadPart = done;
		}
		return result;
	}

	HRESULT STDMETHODCALLTYPE Commit(DWORD) override {
		ENTER(Commit, server)
		return keep();
	}

	HRESULT STDMETHODCALLTYPE Revert() override {
		ENTER(Revert, local)
		Held held(mailbox().lock());
		changed_ = false;
		edited_.clear();
		return S_OK;
	}

	HRESULT STDMETHODCALLTYPE LockRegion(ULARGE_INTEGER, ULARGE_INTEGER, DWORD) override {
		ENTER(LockRegion, local)
		return STG_E_INVALIDFUNCTION;
	}

	HRESULT STDMETHODCALLTYPE UnlockRegion(ULARGE_INTEGER, ULARGE_INTEGER, DWORD) override {
		ENTER(UnlockRegion, local)
		return STG_E_INVALIDFUNCTION;
	}

	HRESULT STDMETHODCALLTYPE Stat(STATSTG *status, DWORD) override {
		ENTER(Stat, local)
		if (status == nullptr) {
			return STG_E_INVALIDPOINTER;
		}
		Held held(mailbox().lock());
		std::memset(status, 0, sizeof *status);
		status->type = STGTY_STREAM;
		status->cbSize.QuadPart = content().size();
		status->grfMode = options_.writable ? STGM_READWRITE : STGM_READ;
		return S_OK;
	}

	HRESULT STDMETHODCALLTYPE Clone(IStream **) override {
		ENTER(Clone, local)
		return E_NOTIMPL;
	}

protected:
	bool implements(REFIID wanted) const override {
		return IsEqualGUID(wanted, IID_IStream) || IsEqualGUID(wanted, IID_ISequentialStream);
	}

	void dropped() override {
		if (!options_.transacted) {
			keep();
		}
		store_ = nullptr;
		value_ = Value();
		Bytes().swap(edited_);
	}

private:
	const Bytes &content() const { return changed_ ? edited_ : value_.bytes(); }

	Bytes &edited() {
		if (!changed_) {
			edited_ = value_.bytes();
			changed_ = true;
		}
		return edited_;
	}

	HRESULT keep() {
		Held held(mailbox().lock());
		if (!changed_ || !store_) {
			return S_OK;
		}
		value_ = Value::of_bytes(value_.tag(), std::move(edited_));
		edited_ = Bytes();
		changed_ = false;
		return store_(value_);
	}

	Value value_;
	Bytes edited_;
	bool changed_ = false;
	ULONGLONG position_ = 0;
	StreamOptions options_;
	std::function<HRESULT(const Value &)> store_;
};

Value from_ansi(const Value &value, ULONG tag) {
	return Value::of_text(tag, decode(CP_ACP, value.bytes().data(), value.bytes().size()));
}

} // namespace

IUnknown *make_stream(const Value &value, StreamOptions options, std::shared_ptr<Roof> under,
		std::function<HRESULT(const Value &)> store) {
	return new Stream(value, options, std::move(under), std::move(store));
}

HRESULT open_stream(PropertyBacking &backing, std::shared_ptr<Roof> under, ULONG tag, ULONG options, ULONG flags,
		std::function<HRESULT(const Value &)> store, LPUNKNOWN *stream) {
	ULONG type = PROP_TYPE(tag);
	if (type != PT_UNICODE && type != PT_STRING8 && type != PT_BINARY) {
		return MAPI_E_INTERFACE_NOT_SUPPORTED;
	}
	bool create = (flags & MAPI_CREATE) != 0;
	bool writable = create || (flags & MAPI_MODIFY) != 0 || (options & (STGM_WRITE | STGM_READWRITE)) != 0;
	if (create && (flags & MAPI_MODIFY) == 0) {
		return MAPI_E_INVALID_PARAMETER;
	}
	if (writable && backing.is_computed(PROP_ID(tag))) {
		return MAPI_E_COMPUTED;
	}
	ULONG kept_tag = normalized(tag);
	bool ansi = type == PT_STRING8;
	Value scratch;
	const Value *found = backing.find(PROP_ID(tag), scratch);
	Value value;
	if (create) {
		// what there was is given up at once, and the property is there, even if nothing is written
		value = Value::of_bytes(kept_tag, Bytes());
		HRESULT result = store(value);
		if (FAILED(result)) {
			return result;
		}
	}
	else if (found == nullptr || found->type() != PROP_TYPE(kept_tag)) {
		return MAPI_E_NOT_FOUND;
	}
	else {
		value = *found;
	}
	if (ansi) {
		value = value.as_ansi();
		*stream = make_stream(value, {writable, (options & STGM_TRANSACTED) != 0}, std::move(under),
				[store, kept_tag](const Value &written) { return store(from_ansi(written, kept_tag)); });
	}
	else {
		*stream = make_stream(value, {writable, (options & STGM_TRANSACTED) != 0}, std::move(under), std::move(store));
	}
	return S_OK;
}

} // namespace standin
