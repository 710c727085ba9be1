/**
 * Speaks with the providers of SMS and of calls that a machine makes: the interfaces Dysmsapi (SendSms, QuerySendDetails) and
 * Dyvmsapi (SingleCallByTts) of Alibaba Cloud, signed by ACS3-HMAC-SHA256. Sources: help.aliyun.com, "V3 request structure
 * and signature", "SendSms", "QuerySendDetails", "SmsReport", "SingleCallByTts", "VoiceReport". That all parameters may
 * stand in the body is assumed of the interface; no phone shall stand in a URL.
 *
 * <p>The provider does not drop a message that comes twice. So each answer is read for one question: may the provider have
 * the message? {@code Outcome} has the five answers. The codes of the provider's templates are dated data
 * ({@code sms/provider-templates.yaml}): each text of this release has its approved content there, out of which the values are read. A
 * provider that fails several times in a row rests, in each replica by itself ({@code icp.sms.provider.resting});
 * {@code icp.sms.providers.usable} at 0 is an alarm.
 */
package cn.icpfiling.account.sms;
