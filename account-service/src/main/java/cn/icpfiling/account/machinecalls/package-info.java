/**
 * Calls by a machine: where {@code icp.sms.voice-url} and {@code icp.automatic-calls.every} are set, the provider calls the
 * mobiles of contacts about a finding and reads the text of the SMS out, by day, and at night where a deadline is near (package
 * {@code quiet}). An answer that was heard to its end settles the call, unless the text changed since the call was made. Any other outcome,
 * no report within the wait, and a call that could not be made leave the call to the support, as it is without machines (package {@code calls}).
 */
package cn.icpfiling.account.machinecalls;
