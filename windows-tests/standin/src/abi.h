// SPDX-License-Identifier: Apache-2.0


#ifndef STANDIN_ABI_H
#define STANDIN_ABI_H

// The object interfaces of Extended MAPI as binary contracts: method order and argument widths. The headers of
// mingw-w64 give the structures and the constants, but declare handles of windows, connections and form tokens as
// ULONG, which is half of what a 64-bit caller passes; so the interfaces are declared here. The test program holds
// each slot against a table.

#include <windows.h>
#include <objidl.h>
#include <mapix.h>
#include <mapiutil.h>

namespace standin {

struct IMAPITable;
struct IMAPIFolder;
struct IMessage;
struct IAttach;
struct IMsgStore;
struct IProfSect;
struct IMAPIAdviseSink;
struct IMAPIProgress;

struct IMAPIProp : public ::IUnknown {
	virtual HRESULT STDMETHODCALLTYPE GetLastError(HRESULT hResult, ULONG ulFlags, LPMAPIERROR *lppMAPIError) = 0;
	virtual HRESULT STDMETHODCALLTYPE SaveChanges(ULONG ulFlags) = 0;
	virtual HRESULT STDMETHODCALLTYPE GetProps(LPSPropTagArray lpPropTagArray, ULONG ulFlags, ULONG *lpcValues,
			LPSPropValue *lppPropArray) = 0;
	virtual HRESULT STDMETHODCALLTYPE GetPropList(ULONG ulFlags, LPSPropTagArray *lppPropTagArray) = 0;
	virtual HRESULT STDMETHODCALLTYPE OpenProperty(ULONG ulPropTag, const IID *lpiid, ULONG ulInterfaceOptions,
			ULONG ulFlags, LPUNKNOWN *lppUnk) = 0;
	virtual HRESULT STDMETHODCALLTYPE SetProps(ULONG cValues, LPSPropValue lpPropArray,
			LPSPropProblemArray *lppProblems) = 0;
	virtual HRESULT STDMETHODCALLTYPE DeleteProps(LPSPropTagArray lpPropTagArray,
			LPSPropProblemArray *lppProblems) = 0;
	virtual HRESULT STDMETHODCALLTYPE CopyTo(ULONG ciidExclude, const IID *rgiidExclude,
			LPSPropTagArray lpExcludeProps, ULONG_PTR ulUIParam, IMAPIProgress *lpProgress, const IID *lpInterface,
			LPVOID lpDestObj, ULONG ulFlags, LPSPropProblemArray *lppProblems) = 0;
	virtual HRESULT STDMETHODCALLTYPE CopyProps(LPSPropTagArray lpIncludeProps, ULONG_PTR ulUIParam,
			IMAPIProgress *lpProgress, const IID *lpInterface, LPVOID lpDestObj, ULONG ulFlags,
			LPSPropProblemArray *lppProblems) = 0;
	virtual HRESULT STDMETHODCALLTYPE GetNamesFromIDs(LPSPropTagArray *lppPropTags, LPGUID lpPropSetGuid,
			ULONG ulFlags, ULONG *lpcPropNames, LPMAPINAMEID **lpppPropNames) = 0;
	virtual HRESULT STDMETHODCALLTYPE GetIDsFromNames(ULONG cPropNames, LPMAPINAMEID *lppPropNames, ULONG ulFlags,
			LPSPropTagArray *lppPropTags) = 0;
};

struct IMAPITable : public ::IUnknown {
	virtual HRESULT STDMETHODCALLTYPE GetLastError(HRESULT hResult, ULONG ulFlags, LPMAPIERROR *lppMAPIError) = 0;
	virtual HRESULT STDMETHODCALLTYPE Advise(ULONG ulEventMask, IMAPIAdviseSink *lpAdviseSink,
			ULONG_PTR *lpulConnection) = 0;
	virtual HRESULT STDMETHODCALLTYPE Unadvise(ULONG_PTR ulConnection) = 0;
	virtual HRESULT STDMETHODCALLTYPE GetStatus(ULONG *lpulTableStatus, ULONG *lpulTableType) = 0;
	virtual HRESULT STDMETHODCALLTYPE SetColumns(LPSPropTagArray lpPropTagArray, ULONG ulFlags) = 0;
	virtual HRESULT STDMETHODCALLTYPE QueryColumns(ULONG ulFlags, LPSPropTagArray *lpPropTagArray) = 0;
	virtual HRESULT STDMETHODCALLTYPE GetRowCount(ULONG ulFlags, ULONG *lpulCount) = 0;
	virtual HRESULT STDMETHODCALLTYPE SeekRow(BOOKMARK bkOrigin, LONG lRowCount, LONG *lplRowsSought) = 0;
	virtual HRESULT STDMETHODCALLTYPE SeekRowApprox(ULONG ulNumerator, ULONG ulDenominator) = 0;
	virtual HRESULT STDMETHODCALLTYPE QueryPosition(ULONG *lpulRow, ULONG *lpulNumerator, ULONG *lpulDenominator) = 0;
	virtual HRESULT STDMETHODCALLTYPE FindRow(LPSRestriction lpRestriction, BOOKMARK bkOrigin, ULONG ulFlags) = 0;
	virtual HRESULT STDMETHODCALLTYPE Restrict(LPSRestriction lpRestriction, ULONG ulFlags) = 0;
	virtual HRESULT STDMETHODCALLTYPE CreateBookmark(BOOKMARK *lpbkPosition) = 0;
	virtual HRESULT STDMETHODCALLTYPE FreeBookmark(BOOKMARK bkPosition) = 0;
	virtual HRESULT STDMETHODCALLTYPE SortTable(LPSSortOrderSet lpSortCriteria, ULONG ulFlags) = 0;
	virtual HRESULT STDMETHODCALLTYPE QuerySortOrder(LPSSortOrderSet *lppSortCriteria) = 0;
	virtual HRESULT STDMETHODCALLTYPE QueryRows(LONG lRowCount, ULONG ulFlags, LPSRowSet *lppRows) = 0;
	virtual HRESULT STDMETHODCALLTYPE Abort() = 0;
	virtual HRESULT STDMETHODCALLTYPE ExpandRow(ULONG cbInstanceKey, LPBYTE pbInstanceKey, ULONG ulRowCount,
			ULONG ulFlags, LPSRowSet *lppRows, ULONG *lpulMoreRows) = 0;
	virtual HRESULT STDMETHODCALLTYPE CollapseRow(ULONG cbInstanceKey, LPBYTE pbInstanceKey, ULONG ulFlags,
			ULONG *lpulRowCount) = 0;
	virtual HRESULT STDMETHODCALLTYPE WaitForCompletion(ULONG ulFlags, ULONG ulTimeout, ULONG *lpulTableStatus) = 0;
	virtual HRESULT STDMETHODCALLTYPE GetCollapseState(ULONG ulFlags, ULONG cbInstanceKey, LPBYTE lpbInstanceKey,
			ULONG *lpcbCollapseState, LPBYTE *lppbCollapseState) = 0;
	virtual HRESULT STDMETHODCALLTYPE SetCollapseState(ULONG ulFlags, ULONG cbCollapseState,
			LPBYTE pbCollapseState, BOOKMARK *lpbkLocation) = 0;
};

struct IMAPIContainer : public IMAPIProp {
	virtual HRESULT STDMETHODCALLTYPE GetContentsTable(ULONG ulFlags, IMAPITable **lppTable) = 0;
	virtual HRESULT STDMETHODCALLTYPE GetHierarchyTable(ULONG ulFlags, IMAPITable **lppTable) = 0;
	virtual HRESULT STDMETHODCALLTYPE OpenEntry(ULONG cbEntryID, LPENTRYID lpEntryID, const IID *lpInterface,
			ULONG ulFlags, ULONG *lpulObjType, LPUNKNOWN *lppUnk) = 0;
	virtual HRESULT STDMETHODCALLTYPE SetSearchCriteria(LPSRestriction lpRestriction, LPENTRYLIST lpContainerList,
			ULONG ulSearchFlags) = 0;
	virtual HRESULT STDMETHODCALLTYPE GetSearchCriteria(ULONG ulFlags, LPSRestriction *lppRestriction,
			LPENTRYLIST *lppContainerList, ULONG *lpulSearchState) = 0;
};

struct IMAPIFolder : public IMAPIContainer {
	virtual HRESULT STDMETHODCALLTYPE CreateMessage(const IID *lpInterface, ULONG ulFlags, IMessage **lppMessage) = 0;
	virtual HRESULT STDMETHODCALLTYPE CopyMessages(LPENTRYLIST lpMsgList, const IID *lpInterface,
			LPVOID lpDestFolder, ULONG_PTR ulUIParam, IMAPIProgress *lpProgress, ULONG ulFlags) = 0;
	virtual HRESULT STDMETHODCALLTYPE DeleteMessages(LPENTRYLIST lpMsgList, ULONG_PTR ulUIParam,
			IMAPIProgress *lpProgress, ULONG ulFlags) = 0;
	virtual HRESULT STDMETHODCALLTYPE CreateFolder(ULONG ulFolderType, LPTSTR lpszFolderName,
			LPTSTR lpszFolderComment, const IID *lpInterface, ULONG ulFlags, IMAPIFolder **lppFolder) = 0;
	virtual HRESULT STDMETHODCALLTYPE CopyFolder(ULONG cbEntryID, LPENTRYID lpEntryID, const IID *lpInterface,
			LPVOID lpDestFolder, LPTSTR lpszNewFolderName, ULONG_PTR ulUIParam, IMAPIProgress *lpProgress,
			ULONG ulFlags) = 0;
	virtual HRESULT STDMETHODCALLTYPE DeleteFolder(ULONG cbEntryID, LPENTRYID lpEntryID, ULONG_PTR ulUIParam,
			IMAPIProgress *lpProgress, ULONG ulFlags) = 0;
	virtual HRESULT STDMETHODCALLTYPE SetReadFlags(LPENTRYLIST lpMsgList, ULONG_PTR ulUIParam,
			IMAPIProgress *lpProgress, ULONG ulFlags) = 0;
	virtual HRESULT STDMETHODCALLTYPE GetMessageStatus(ULONG cbEntryID, LPENTRYID lpEntryID, ULONG ulFlags,
			ULONG *lpulMessageStatus) = 0;
	virtual HRESULT STDMETHODCALLTYPE SetMessageStatus(ULONG cbEntryID, LPENTRYID lpEntryID, ULONG ulNewStatus,
			ULONG ulNewStatusMask, ULONG *lpulOldStatus) = 0;
	virtual HRESULT STDMETHODCALLTYPE SaveContentsSort(LPSSortOrderSet lpSortCriteria, ULONG ulFlags) = 0;
	virtual HRESULT STDMETHODCALLTYPE EmptyFolder(ULONG_PTR ulUIParam, IMAPIProgress *lpProgress, ULONG ulFlags) = 0;
};

struct IMessage : public IMAPIProp {
	virtual HRESULT STDMETHODCALLTYPE GetAttachmentTable(ULONG ulFlags, IMAPITable **lppTable) = 0;
	virtual HRESULT STDMETHODCALLTYPE OpenAttach(ULONG ulAttachmentNum, const IID *lpInterface, ULONG ulFlags,
			IAttach **lppAttach) = 0;
	virtual HRESULT STDMETHODCALLTYPE CreateAttach(const IID *lpInterface, ULONG ulFlags,
			ULONG *lpulAttachmentNum, IAttach **lppAttach) = 0;
	virtual HRESULT STDMETHODCALLTYPE DeleteAttach(ULONG ulAttachmentNum, ULONG_PTR ulUIParam,
			IMAPIProgress *lpProgress, ULONG ulFlags) = 0;
	virtual HRESULT STDMETHODCALLTYPE GetRecipientTable(ULONG ulFlags, IMAPITable **lppTable) = 0;
	virtual HRESULT STDMETHODCALLTYPE ModifyRecipients(ULONG ulFlags, LPADRLIST lpMods) = 0;
	virtual HRESULT STDMETHODCALLTYPE SubmitMessage(ULONG ulFlags) = 0;
	virtual HRESULT STDMETHODCALLTYPE SetReadFlag(ULONG ulFlags) = 0;
};

struct IAttach : public IMAPIProp {
};

struct IMsgStore : public IMAPIProp {
	virtual HRESULT STDMETHODCALLTYPE Advise(ULONG cbEntryID, LPENTRYID lpEntryID, ULONG ulEventMask,
			IMAPIAdviseSink *lpAdviseSink, ULONG_PTR *lpulConnection) = 0;
	virtual HRESULT STDMETHODCALLTYPE Unadvise(ULONG_PTR ulConnection) = 0;
	virtual HRESULT STDMETHODCALLTYPE CompareEntryIDs(ULONG cbEntryID1, LPENTRYID lpEntryID1, ULONG cbEntryID2,
			LPENTRYID lpEntryID2, ULONG ulFlags, ULONG *lpulResult) = 0;
	virtual HRESULT STDMETHODCALLTYPE OpenEntry(ULONG cbEntryID, LPENTRYID lpEntryID, const IID *lpInterface,
			ULONG ulFlags, ULONG *lpulObjType, LPUNKNOWN *lppUnk) = 0;
	virtual HRESULT STDMETHODCALLTYPE SetReceiveFolder(LPTSTR lpszMessageClass, ULONG ulFlags, ULONG cbEntryID,
			LPENTRYID lpEntryID) = 0;
	virtual HRESULT STDMETHODCALLTYPE GetReceiveFolder(LPTSTR lpszMessageClass, ULONG ulFlags, ULONG *lpcbEntryID,
			LPENTRYID *lppEntryID, LPTSTR *lppszExplicitClass) = 0;
	virtual HRESULT STDMETHODCALLTYPE GetReceiveFolderTable(ULONG ulFlags, IMAPITable **lppTable) = 0;
	virtual HRESULT STDMETHODCALLTYPE StoreLogoff(ULONG *lpulFlags) = 0;
	virtual HRESULT STDMETHODCALLTYPE AbortSubmit(ULONG cbEntryID, LPENTRYID lpEntryID, ULONG ulFlags) = 0;
	virtual HRESULT STDMETHODCALLTYPE GetOutgoingQueue(ULONG ulFlags, IMAPITable **lppTable) = 0;
	virtual HRESULT STDMETHODCALLTYPE SetLockState(IMessage *lpMessage, ULONG ulLockState) = 0;
	virtual HRESULT STDMETHODCALLTYPE FinishedMsg(ULONG ulFlags, ULONG cbEntryID, LPENTRYID lpEntryID) = 0;
	virtual HRESULT STDMETHODCALLTYPE NotifyNewMail(LPNOTIFICATION lpNotification) = 0;
};

struct IMAPISession : public ::IUnknown {
	virtual HRESULT STDMETHODCALLTYPE GetLastError(HRESULT hResult, ULONG ulFlags, LPMAPIERROR *lppMAPIError) = 0;
	virtual HRESULT STDMETHODCALLTYPE GetMsgStoresTable(ULONG ulFlags, IMAPITable **lppTable) = 0;
	virtual HRESULT STDMETHODCALLTYPE OpenMsgStore(ULONG_PTR ulUIParam, ULONG cbEntryID, LPENTRYID lpEntryID,
			const IID *lpInterface, ULONG ulFlags, IMsgStore **lppMDB) = 0;
	virtual HRESULT STDMETHODCALLTYPE OpenAddressBook(ULONG_PTR ulUIParam, const IID *lpInterface, ULONG ulFlags,
			IUnknown **lppAdrBook) = 0;
	virtual HRESULT STDMETHODCALLTYPE OpenProfileSection(LPMAPIUID lpUID, const IID *lpInterface, ULONG ulFlags,
			IProfSect **lppProfSect) = 0;
	virtual HRESULT STDMETHODCALLTYPE GetStatusTable(ULONG ulFlags, IMAPITable **lppTable) = 0;
	virtual HRESULT STDMETHODCALLTYPE OpenEntry(ULONG cbEntryID, LPENTRYID lpEntryID, const IID *lpInterface,
			ULONG ulFlags, ULONG *lpulObjType, LPUNKNOWN *lppUnk) = 0;
	virtual HRESULT STDMETHODCALLTYPE CompareEntryIDs(ULONG cbEntryID1, LPENTRYID lpEntryID1, ULONG cbEntryID2,
			LPENTRYID lpEntryID2, ULONG ulFlags, ULONG *lpulResult) = 0;
	virtual HRESULT STDMETHODCALLTYPE Advise(ULONG cbEntryID, LPENTRYID lpEntryID, ULONG ulEventMask,
			IMAPIAdviseSink *lpAdviseSink, ULONG_PTR *lpulConnection) = 0;
	virtual HRESULT STDMETHODCALLTYPE Unadvise(ULONG_PTR ulConnection) = 0;
	virtual HRESULT STDMETHODCALLTYPE MessageOptions(ULONG_PTR ulUIParam, ULONG ulFlags, LPTSTR lpszAdrType,
			IMessage *lpMessage) = 0;
	virtual HRESULT STDMETHODCALLTYPE QueryDefaultMessageOpt(LPTSTR lpszAdrType, ULONG ulFlags, ULONG *lpcValues,
			LPSPropValue *lppOptions) = 0;
	virtual HRESULT STDMETHODCALLTYPE EnumAdrTypes(ULONG ulFlags, ULONG *lpcAdrTypes, LPTSTR **lpppszAdrTypes) = 0;
	virtual HRESULT STDMETHODCALLTYPE QueryIdentity(ULONG *lpcbEntryID, LPENTRYID *lppEntryID) = 0;
	virtual HRESULT STDMETHODCALLTYPE Logoff(ULONG_PTR ulUIParam, ULONG ulFlags, ULONG ulReserved) = 0;
	virtual HRESULT STDMETHODCALLTYPE SetDefaultStore(ULONG ulFlags, ULONG cbEntryID, LPENTRYID lpEntryID) = 0;
	virtual HRESULT STDMETHODCALLTYPE AdminServices(ULONG ulFlags, IUnknown **lppServiceAdmin) = 0;
	virtual HRESULT STDMETHODCALLTYPE ShowForm(ULONG_PTR ulUIParam, IMsgStore *lpMsgStore,
			IMAPIFolder *lpParentFolder, const IID *lpInterface, ULONG_PTR ulMessageToken, IMessage *lpMessageSent,
			ULONG ulFlags, ULONG ulMessageStatus, ULONG ulMessageFlags, ULONG ulAccess, LPSTR lpszMessageClass) = 0;
	virtual HRESULT STDMETHODCALLTYPE PrepareForm(const IID *lpInterface, IMessage *lpMessage,
			ULONG_PTR *lpulMessageToken) = 0;
};

struct IProfAdmin : public ::IUnknown {
	virtual HRESULT STDMETHODCALLTYPE GetLastError(HRESULT hResult, ULONG ulFlags, LPMAPIERROR *lppMAPIError) = 0;
	virtual HRESULT STDMETHODCALLTYPE GetProfileTable(ULONG ulFlags, IMAPITable **lppTable) = 0;
	virtual HRESULT STDMETHODCALLTYPE CreateProfile(LPTSTR lpszProfileName, LPTSTR lpszPassword,
			ULONG_PTR ulUIParam, ULONG ulFlags) = 0;
	virtual HRESULT STDMETHODCALLTYPE DeleteProfile(LPTSTR lpszProfileName, ULONG ulFlags) = 0;
	virtual HRESULT STDMETHODCALLTYPE ChangeProfilePassword(LPTSTR lpszProfileName, LPTSTR lpszOldPassword,
			LPTSTR lpszNewPassword, ULONG ulFlags) = 0;
	virtual HRESULT STDMETHODCALLTYPE CopyProfile(LPTSTR lpszOldProfileName, LPTSTR lpszOldPassword,
			LPTSTR lpszNewProfileName, ULONG_PTR ulUIParam, ULONG ulFlags) = 0;
	virtual HRESULT STDMETHODCALLTYPE RenameProfile(LPTSTR lpszOldProfileName, LPTSTR lpszOldPassword,
			LPTSTR lpszNewProfileName, ULONG_PTR ulUIParam, ULONG ulFlags) = 0;
	virtual HRESULT STDMETHODCALLTYPE SetDefaultProfile(LPTSTR lpszProfileName, ULONG ulFlags) = 0;
	virtual HRESULT STDMETHODCALLTYPE AdminServices(LPTSTR lpszProfileName, LPTSTR lpszPassword,
			ULONG_PTR ulUIParam, ULONG ulFlags, IUnknown **lppServiceAdmin) = 0;
};

struct IProfSect : public IMAPIProp {
};

struct IMAPIStatus : public IMAPIProp {
	virtual HRESULT STDMETHODCALLTYPE ValidateState(ULONG_PTR ulUIParam, ULONG ulFlags) = 0;
	virtual HRESULT STDMETHODCALLTYPE SettingsDialog(ULONG_PTR ulUIParam, ULONG ulFlags) = 0;
	virtual HRESULT STDMETHODCALLTYPE ChangePassword(LPTSTR lpOldPass, LPTSTR lpNewPass, ULONG ulFlags) = 0;
	virtual HRESULT STDMETHODCALLTYPE FlushQueues(ULONG_PTR ulUIParam, ULONG cbTargetTransport,
			LPENTRYID lpTargetTransport, ULONG ulFlags) = 0;
};

struct IMAPIAdviseSink : public ::IUnknown {
	virtual ULONG STDMETHODCALLTYPE OnNotify(ULONG cNotif, LPNOTIFICATION lpNotifications) = 0;
};

struct IMAPIProgress : public ::IUnknown {
	virtual HRESULT STDMETHODCALLTYPE Progress(ULONG ulValue, ULONG ulCount, ULONG ulTotal) = 0;
	virtual HRESULT STDMETHODCALLTYPE GetFlags(ULONG *lpulFlags) = 0;
	virtual HRESULT STDMETHODCALLTYPE GetMax(ULONG *lpulMax) = 0;
	virtual HRESULT STDMETHODCALLTYPE GetMin(ULONG *lpulMin) = 0;
	virtual HRESULT STDMETHODCALLTYPE SetLimits(ULONG *lpulMin, ULONG *lpulMax, ULONG *lpulFlags) = 0;
};

/** The identifier of an interface: those of MAPI differ in their first number alone. */
constexpr GUID mapi_iid(unsigned long number) {
	return {number, 0x0000, 0x0000, {0xC0, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x46}};
}

inline constexpr GUID iid_of_IMAPIProp = mapi_iid(0x00020303);
inline constexpr GUID iid_of_IMAPITable = mapi_iid(0x00020301);
inline constexpr GUID iid_of_IMAPIContainer = mapi_iid(0x0002030B);
inline constexpr GUID iid_of_IMAPIFolder = mapi_iid(0x0002030C);
inline constexpr GUID iid_of_IMessage = mapi_iid(0x00020307);
inline constexpr GUID iid_of_IAttach = mapi_iid(0x00020308);
inline constexpr GUID iid_of_IMsgStore = mapi_iid(0x00020306);
inline constexpr GUID iid_of_IMAPISession = mapi_iid(0x00020300);
inline constexpr GUID iid_of_IProfAdmin = mapi_iid(0x0002031C);
inline constexpr GUID iid_of_IProfSect = mapi_iid(0x00020304);
inline constexpr GUID iid_of_IMAPIStatus = mapi_iid(0x00020305);
inline constexpr GUID iid_of_IMAPIAdviseSink = mapi_iid(0x00020302);
inline constexpr GUID iid_of_IMAPIProgress = mapi_iid(0x0002031F);

} // namespace standin

#endif
