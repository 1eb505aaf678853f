// SPDX-License-Identifier: Apache-2.0

#include "notify.h"

#include <atomic>
#include <deque>

#include "ledger.h"
#include "lock.h"
#include "log.h"
#include "memory.h"
#include "pump.h"
#include "settings.h"
#include "told.h"

namespace standin {

class Subscription {

public:
	Subscription(IMAPIAdviseSink *sink, ULONG mask, const Bytes &entry_id, ULONG_PTR connection)
		: sink_(sink), mask_(mask), entry_id_(entry_id), connection_(connection), owner_(this_thread()) {
		sink_->AddRef();
		owner_.objects[static_cast<int>(Kind::sink)]++;
	}

	bool wants(const Event &event) const {
		return !cancelled_ && (event.type & mask_) != 0
				&& (entry_id_.empty() || event.entry_id == entry_id_ || event.parent_id == entry_id_
						|| event.old_parent_id == entry_id_);
	}

	bool cancel() {
		bool first = !cancelled_.exchange(true);
		if (first) {
			owner_.objects[static_cast<int>(Kind::sink)]--;
		}
		return first;
	}

	IMAPIAdviseSink *sink_;
	ULONG mask_;
	Bytes entry_id_;
	ULONG_PTR connection_;
	ThreadRecord &owner_;
	std::atomic<bool> cancelled_{false};
};

namespace {

const wchar_t window_class[] = L"WMS Notif Engine:Dispatch Window Class";
constexpr UINT message_deliver = WM_APP + 1;
constexpr UINT message_quit = WM_APP + 2;
constexpr size_t told_at_once = 16;
constexpr DWORD end_limit_ms = 10000;

/** An event for a sink, or its release. */
struct Delivery {
	std::shared_ptr<Subscription> subscription;
	std::shared_ptr<const Event> event;
	/** Told although the subscription was cancelled. */
	bool late = false;
};

struct Engine {
	Lock lock;
	std::deque<Delivery> queue;
	std::vector<std::shared_ptr<Subscription>> subscriptions;
	std::atomic<HWND> window{nullptr};
	std::atomic<bool> posted{false};
	HANDLE thread = nullptr;
	DWORD thread_id = 0;
	// larger than what fits into 32 bits where pointers do not
	ULONG_PTR next_connection = sizeof(ULONG_PTR) > 4 ? static_cast<ULONG_PTR>(0x100000001ULL) : 1;
	std::atomic<unsigned long long> told{0};
};

Engine &engine() {
	static Engine *instance = new Engine();
	return *instance;
}

void wake() {
	HWND window = engine().window;
	if (window != nullptr && !engine().posted.exchange(true)) {
		PostMessageW(window, message_deliver, 0, 0);
	}
}

/** Takes the next delivery, and events of the same sink that follow. */
bool next_delivery(Delivery &delivery, std::vector<std::shared_ptr<const Event>> &events) {
	Held held(engine().lock);
	std::deque<Delivery> &queue = engine().queue;
	if (queue.empty()) {
		return false;
	}
	delivery = queue.front();
	queue.pop_front();
	events.clear();
	if (delivery.event != nullptr) {
		events.push_back(delivery.event);
		while (!queue.empty() && queue.front().subscription == delivery.subscription && queue.front().event != nullptr
				&& queue.front().late == delivery.late && events.size() < told_at_once) {
			events.push_back(queue.front().event);
			queue.pop_front();
		}
	}
	return true;
}

void deliver_all() {
	Delivery delivery;
	std::vector<std::shared_ptr<const Event>> events;
	while (next_delivery(delivery, events)) {
		Subscription &subscription = *delivery.subscription;
		if (events.empty()) {
			ULONG left = subscription.sink_->Release();
			log_line("SINK", "released connection=%llu references=%lu",
					static_cast<unsigned long long>(subscription.connection_), left);
		}
		else if (delivery.late || !subscription.cancelled_) {
			Told told(events);
			subscription.sink_->OnNotify(static_cast<ULONG>(events.size()),
					settings().wild_notifications ? static_cast<NOTIFICATION *>(nowhere()) : told.notifications());
			engine().told += events.size();
		}
	}
}

LRESULT CALLBACK procedure(HWND window, UINT message, WPARAM first, LPARAM second) {
	switch (message) {
		case message_deliver:
			engine().posted = false;
			deliver_all();
			return 0;
		case message_quit:
			DestroyWindow(window);
			PostQuitMessage(0);
			return 0;
		default:
			return DefWindowProcW(window, message, first, second);
	}
}

HWND make_window() {
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

DWORD WINAPI run_engine(void *ready) {
	ThreadRecord &thread = this_thread();
	thread.internal = true;
	thread.initialized = 1;
	engine().window = make_window();
	SetEvent(static_cast<HANDLE>(ready));
	MSG message;
	while (GetMessageW(&message, nullptr, 0, 0) > 0) {
		DispatchMessageW(&message);
	}
	thread.initialized = 0;
	return 0;
}

void drain_messages() {
	MSG message;
	while (PeekMessageW(&message, nullptr, 0, 0, PM_REMOVE | PM_QS_SENDMESSAGE)) {
		DispatchMessageW(&message);
	}
}

void join_engine() {
	HWND window = engine().window;
	PostMessageW(window, message_quit, 0, 0);
	ULONGLONG end = GetTickCount64() + end_limit_ms;
	while (true) {
		ULONGLONG now = GetTickCount64();
		DWORD left = now < end ? static_cast<DWORD>(end - now) : 0;
		DWORD result = MsgWaitForMultipleObjects(1, &engine().thread, FALSE, left, QS_SENDMESSAGE);
		if (result == WAIT_OBJECT_0) {
			break;
		}
		if (result == WAIT_TIMEOUT || left == 0) {
			note("notify", "the thread that delivers notifications has not ended within %lu ms", end_limit_ms);
			break;
		}
		drain_messages();
	}
	CloseHandle(engine().thread);
	engine().thread = nullptr;
	engine().thread_id = 0;
}

} // namespace

void start_notifications(bool own_thread) {
	engine().posted = false;
	if (!own_thread) {
		engine().window = make_window();
		return;
	}
	HANDLE ready = CreateEventW(nullptr, TRUE, FALSE, nullptr);
	engine().thread = CreateThread(nullptr, 0, run_engine, ready, 0, &engine().thread_id);
	WaitForSingleObject(ready, INFINITE);
	CloseHandle(ready);
	log_line("NOTIFY", "thread=%lu", engine().thread_id);
}

void stop_notifications() {
	if (engine().thread != nullptr) {
		wake();
		join_engine();
	}
	else {
		HWND window = engine().window;
		if (window != nullptr && GetWindowThreadProcessId(window, nullptr) == GetCurrentThreadId()) {
			deliver_all();
			DestroyWindow(window);
		}
	}
	engine().window = nullptr;
	std::vector<std::shared_ptr<Subscription>> left;
	{
		Held held(engine().lock);
		left.swap(engine().subscriptions);
		engine().queue.clear();
	}
	for (const std::shared_ptr<Subscription> &subscription : left) {
		violation_of(subscription->owner_.id, "R6", "connection %llu of Advise was never given to Unadvise",
				static_cast<unsigned long long>(subscription->connection_));
		subscription->cancel();
	}
}

std::shared_ptr<Subscription> subscribe(IMAPIAdviseSink *sink, ULONG mask, const Bytes &entry_id) {
	Held held(engine().lock);
	std::shared_ptr<Subscription> made
			= std::make_shared<Subscription>(sink, mask, entry_id, engine().next_connection++);
	engine().subscriptions.push_back(made);
	return made;
}

void unsubscribe(const std::shared_ptr<Subscription> &subscription) {
	if (!subscription->cancel()) {
		return;
	}
	Held held(engine().lock);
	std::vector<std::shared_ptr<Subscription>> &all = engine().subscriptions;
	for (size_t i = 0; i < all.size(); i++) {
		if (all[i] == subscription) {
			all.erase(all.begin() + static_cast<long>(i));
			break;
		}
	}
	if (settings().late_notifications) {
		std::shared_ptr<Event> late = std::make_shared<Event>();
		late->type = fnevObjectModified;
		late->object_type = MAPI_STORE;
		late->entry_id = subscription->entry_id_.empty() ? Bytes(8, 0) : subscription->entry_id_;
		engine().queue.push_back({subscription, late, true});
	}
	engine().queue.push_back({subscription, nullptr, false});
	wake();
}

ULONG_PTR connection_of(const Subscription &subscription) {
	return subscription.connection_;
}

void publish(const Event &event) {
	Held held(engine().lock);
	std::shared_ptr<const Event> shared;
	for (const std::shared_ptr<Subscription> &subscription : engine().subscriptions) {
		if (subscription->wants(event)) {
			if (shared == nullptr) {
				shared = std::make_shared<Event>(event);
			}
			engine().queue.push_back({subscription, shared, false});
		}
	}
	if (shared != nullptr) {
		wake();
	}
}

void publish_to(const std::shared_ptr<Subscription> &subscription, const Event &event) {
	Held held(engine().lock);
	if (!subscription->cancelled_) {
		engine().queue.push_back({subscription, std::make_shared<Event>(event), false});
		wake();
	}
}

HRESULT dispatch_notifications() {
	if (this_thread().initialized == 0) {
		return MAPI_E_NOT_INITIALIZED;
	}
	MSG message;
	while (PeekMessageW(&message, nullptr, 0, 0, PM_REMOVE)) {
		if (message.message == WM_QUIT) {
			PostQuitMessage(static_cast<int>(message.wParam));
			return MAPI_E_USER_CANCEL;
		}
		TranslateMessage(&message);
		DispatchMessageW(&message);
		if (message.message == WM_ENDSESSION) {
			return MAPI_E_USER_CANCEL;
		}
	}
	return S_OK;
}

unsigned long long notifications_told() {
	return engine().told;
}

} // namespace standin
