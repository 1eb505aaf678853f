// SPDX-License-Identifier: Apache-2.0

#ifndef STANDIN_NOTIFY_H
#define STANDIN_NOTIFY_H

#include <memory>
#include <string>
#include <vector>

#include "abi.h"

namespace standin {

using Bytes = std::vector<BYTE>;

/** Something that happened in the mailbox, as it will be told. */
struct Event {
	ULONG type = 0;
	ULONG object_type = 0;
	Bytes entry_id;
	Bytes parent_id;
	Bytes old_id;
	Bytes old_parent_id;
	std::string message_class;
	ULONG message_flags = 0;
	/** For events of tables. */
	ULONG table_event = 0;
};

/** A sink that was given to an Advise method. */
class Subscription;

/** Starts delivery: on a thread of MAPI's own, or on the calling, first thread when it dispatches messages. */
void start_notifications(bool own_thread);

/** Ends delivery; what is left to be released is released. */
void stop_notifications();

/**
 * Registers a sink.
 * @param entry_id what the events have to be about; empty: the whole store
 */
std::shared_ptr<Subscription> subscribe(IMAPIAdviseSink *sink, ULONG mask, const Bytes &entry_id);

/** Cancels: no more events, and a Release of the sink on the thread that delivers. */
void unsubscribe(const std::shared_ptr<Subscription> &subscription);

ULONG_PTR connection_of(const Subscription &subscription);

/** Puts an event into the queue of each sink that asked for it. */
void publish(const Event &event);

/** Puts an event into the queue of one sink. */
void publish_to(const std::shared_ptr<Subscription> &subscription, const Event &event);

/** HrDispatchNotifications. */
HRESULT dispatch_notifications();

unsigned long long notifications_told();

} // namespace standin

#endif
