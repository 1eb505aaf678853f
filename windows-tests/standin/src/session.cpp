/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

#include "session.h"

#include "log.h"

namespace standin {

namespace {

/** A session without a store. */
class Session final : public MapiObject<IMAPISession> {

public:
	Session() : MapiObject(Kind::session, nullptr) {}

	const char *interface_name() const override { return "IMAPISession"; }

	HRESULT STDMETHODCALLTYPE GetMsgStoresTable(ULONG, IMAPITable **) override { return MAPI_E_NO_SUPPORT; }
	HRESULT STDMETHODCALLTYPE OpenMsgStore(ULONG_PTR, ULONG, LPENTRYID, const IID *, ULONG, IMsgStore **) override {
		return MAPI_E_NO_SUPPORT;
	}
	HRESULT STDMETHODCALLTYPE OpenAddressBook(ULONG_PTR, const IID *, ULONG, IUnknown **) override {
		return MAPI_E_NO_SUPPORT;
	}
	HRESULT STDMETHODCALLTYPE OpenProfileSection(LPMAPIUID, const IID *, ULONG, IProfSect **) override {
		return MAPI_E_NO_SUPPORT;
	}
	HRESULT STDMETHODCALLTYPE GetStatusTable(ULONG, IMAPITable **) override { return MAPI_E_NO_SUPPORT; }
	HRESULT STDMETHODCALLTYPE OpenEntry(ULONG, LPENTRYID, const IID *, ULONG, ULONG *, LPUNKNOWN *) override {
		return MAPI_E_NO_SUPPORT;
	}
	HRESULT STDMETHODCALLTYPE CompareEntryIDs(ULONG, LPENTRYID, ULONG, LPENTRYID, ULONG, ULONG *) override {
		return MAPI_E_NO_SUPPORT;
	}
	HRESULT STDMETHODCALLTYPE Advise(ULONG, LPENTRYID, ULONG, IMAPIAdviseSink *, ULONG_PTR *) override {
		return MAPI_E_NO_SUPPORT;
	}
	HRESULT STDMETHODCALLTYPE Unadvise(ULONG_PTR) override { return MAPI_E_NO_SUPPORT; }
	HRESULT STDMETHODCALLTYPE MessageOptions(ULONG_PTR, ULONG, LPTSTR, IMessage *) override { return MAPI_E_NO_SUPPORT; }
	HRESULT STDMETHODCALLTYPE QueryDefaultMessageOpt(LPTSTR, ULONG, ULONG *, LPSPropValue *) override {
		return MAPI_E_NO_SUPPORT;
	}
	HRESULT STDMETHODCALLTYPE EnumAdrTypes(ULONG, ULONG *, LPTSTR **) override { return MAPI_E_NO_SUPPORT; }
	HRESULT STDMETHODCALLTYPE QueryIdentity(ULONG *, LPENTRYID *) override { return MAPI_E_NO_SUPPORT; }
	HRESULT STDMETHODCALLTYPE Logoff(ULONG_PTR, ULONG, ULONG) override {
		ENTER(Logoff, server)
		return S_OK;
	}
	HRESULT STDMETHODCALLTYPE SetDefaultStore(ULONG, ULONG, LPENTRYID) override { return MAPI_E_NO_SUPPORT; }
	HRESULT STDMETHODCALLTYPE AdminServices(ULONG, IUnknown **) override { return MAPI_E_NO_SUPPORT; }
	HRESULT STDMETHODCALLTYPE ShowForm(ULONG_PTR, IMsgStore *, IMAPIFolder *, const IID *, ULONG_PTR, IMessage *, ULONG,
			ULONG, ULONG, ULONG, LPSTR) override {
		return MAPI_E_NO_SUPPORT;
	}
	HRESULT STDMETHODCALLTYPE PrepareForm(const IID *, IMessage *, ULONG_PTR *) override { return MAPI_E_NO_SUPPORT; }

protected:
	bool implements(REFIID wanted) const override { return IsEqualGUID(wanted, iid_of_IMAPISession); }
};

} // namespace

HRESULT log_on(const void *, const void *, ULONG, IMAPISession **session) {
	HRESULT refused = enter_function("MAPILogonEx", Trip::server);
	if (FAILED(refused)) {
		return refused;
	}
	if (session == nullptr) {
		return MAPI_E_INVALID_PARAMETER;
	}
	*session = new Session();
	return S_OK;
}

} // namespace standin
