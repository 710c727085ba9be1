/**
 * The quiet hours: between 21:00 and 8:00 in China no SMS and no automatic call disturbs a person, except for codes, security
 * warnings, deadlines of the night, and what its holder must act on within twelve hours. The hours and the exemptions are dated
 * data ({@code sms/quiet-hours.yaml}). Mail is not held. {@code icp.quiet-hours.held=false} holds nothing; production refuses it.
 */
package cn.icpfiling.account.quiet;
