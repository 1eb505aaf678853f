// SPDX-License-Identifier: Apache-2.0

#ifndef STANDIN_THREAD_SINK_H
#define STANDIN_THREAD_SINK_H

#include "abi.h"

namespace standin {

/** HrThisThreadAdviseSink: a sink that passes what it is told to the calling thread, when that dispatches messages. */
HRESULT this_thread_sink(IMAPIAdviseSink *sink, IMAPIAdviseSink **wrapped);

} // namespace standin

#endif
