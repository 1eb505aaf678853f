// SPDX-License-Identifier: Apache-2.0

#include "thread_sink.h"

#include <atomic>
#include <deque>

#include "call.h"
#include "lock.h"
#include "pump.h"
#include "settings.h"
#include "told.h"

namespace standin {

namespace {

const wchar_t window_class[] = L"WMS Thread Sink";
constexpr UINT message_deliver = WM_APP + 1;
constexpr UINT message_end = WM_APP + 2;

/** Lives until its own last reference is gone and its window has been told so. */
class ThreadSink final : public IMAPIAdviseSink {

public:
	explicit ThreadSink(IMAPIAdviseSink *sink) : sink_(sink), window_(make_window()) {
		sink_->AddRef();
		SetWindowLongPtrW(window_, GWLP_USERDATA, reinterpret_cast<LONG_PTR>(this));
	}

	HRESULT STDMETHODCALLTYPE QueryInterface(REFIID wanted, void **object) override {
		if (object == nullptr) {
			return MAPI_E_INVALID_PARAMETER;
		}
		*object = nullptr;
		if (!IsEqualGUID(wanted, IID_IUnknown) && !IsEqualGUID(wanted, iid_of_IMAPIAdviseSink)) {
			return MAPI_E_INTERFACE_NOT_SUPPORTED;
		}
		AddRef();
		*object = this;
		return S_OK;
	}

	ULONG STDMETHODCALLTYPE AddRef() override { return ++references_; }

	ULONG STDMETHODCALLTYPE Release() override {
		ULONG left = --references_;
		if (left == 0) {
			// the window belongs to another thread, which alone can destroy it
			PostMessageW(window_, message_end, 0, 0);
		}
		return left;
	}

	ULONG STDMETHODCALLTYPE OnNotify(ULONG count, LPNOTIFICATION notifications) override {
		Held held(lock_);
		for (ULONG i = 0; i < count; i++) {
			queue_.push_back(std::make_shared<Event>(event_of(notifications[i])));
		}
		PostMessageW(window_, message_deliver, 0, 0);
		return S_OK;
	}

private:
	~ThreadSink() = default;

	static HWND make_window() {
		static const bool registered = [] {
			WNDCLASSEXW definition = {};
			definition.cbSize = sizeof definition;
			definition.lpfnWndProc = procedure;
			definition.hInstance = module_handle();
			definition.lpszClassName = window_class;
			return RegisterClassExW(&definition) != 0;
		}();
		(void) registered;
		return make_hidden_window(window_class);
	}

	static LRESULT CALLBACK procedure(HWND window, UINT message, WPARAM first, LPARAM second) {
		ThreadSink *self = reinterpret_cast<ThreadSink *>(GetWindowLongPtrW(window, GWLP_USERDATA));
		if (message == message_deliver) {
			self->deliver();
			return 0;
		}
		if (message == message_end) {
			DestroyWindow(window);
			self->sink_->Release();
			delete self;
			return 0;
		}
		return DefWindowProcW(window, message, first, second);
	}

	void deliver() {
		std::vector<std::shared_ptr<const Event>> events;
		{
			Held held(lock_);
			events.assign(queue_.begin(), queue_.end());
			queue_.clear();
		}
		if (!events.empty()) {
			Told told(events);
			sink_->OnNotify(static_cast<ULONG>(events.size()), told.notifications());
		}
	}

	IMAPIAdviseSink *sink_;
	HWND window_;
	std::atomic<ULONG> references_{1};
	Lock lock_;
	std::deque<std::shared_ptr<const Event>> queue_;
};

} // namespace

HRESULT this_thread_sink(IMAPIAdviseSink *sink, IMAPIAdviseSink **wrapped) {
	HRESULT refused = enter_function("HrThisThreadAdviseSink", Trip::local);
	if (FAILED(refused)) {
		return refused;
	}
	if (sink == nullptr || wrapped == nullptr) {
		return MAPI_E_INVALID_PARAMETER;
	}
	*wrapped = new ThreadSink(sink);
	return S_OK;
}

} // namespace standin
