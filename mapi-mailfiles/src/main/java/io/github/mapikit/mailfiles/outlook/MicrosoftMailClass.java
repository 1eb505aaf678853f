// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.outlook;

/**
 * The message classes of Microsoft Mail, which attributes of TNEF have.
 * <p>
 * Source: [MS-OXTNEF].
 */
final class MicrosoftMailClass {

	private MicrosoftMailClass() {
	}

	/**
	 * Returns the class of today for one of Microsoft Mail.
	 * @param name the class that an attribute gives
	 * @return the class
	 */
	static String today(String name) {
		return switch (name) {
			case "IPM.Microsoft Mail.Note" -> "IPM.Note";
			case "IPM.Microsoft Schedule.MtgReq" -> "IPM.Schedule.Meeting.Request";
			case "IPM.Microsoft Schedule.MtgCncl" -> "IPM.Schedule.Meeting.Canceled";
			case "IPM.Microsoft Schedule.MtgRespP" -> "IPM.Schedule.Meeting.Resp.Pos";
			case "IPM.Microsoft Schedule.MtgRespN" -> "IPM.Schedule.Meeting.Resp.Neg";
			case "IPM.Microsoft Schedule.MtgRespA" -> "IPM.Schedule.Meeting.Resp.Tent";
			default -> name;
		};
	}

}
