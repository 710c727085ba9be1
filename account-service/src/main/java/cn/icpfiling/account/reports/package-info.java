/**
 * Takes the reports of providers on SMS and calls, in the form of Alibaba Cloud's SmsReport and VoiceReport: an array that the
 * provider posts. A report counts once, in whatever order reports come; a report on a message that is not ours is counted
 * ({@code icp.sms.reports}, fate UNKNOWN) and left. Each report is signed ({@code icp.reports}); a provider that cannot sign
 * pushes to a relay of the operator's that does. Key, date and network are judged before a body is read ({@code ReportDoor}). A provider
 * may be bound to networks. A sent SMS without a report is asked for each day until the sixth ({@code AskForReports}).
 */
package cn.icpfiling.account.reports;
