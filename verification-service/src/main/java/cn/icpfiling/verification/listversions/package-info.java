/**
 * Lets administrators replace a list ({@code /api/v1/list-versions}).
 *
 * <p>An administrator uploads the whole list as CSV ({@code file} gives an earlier one to start from): a draft.
 * {@code difference} says what it changes of the list in force. Another administrator activates it, at once or for a
 * later moment; a CHECK of {@code reference_lists} holds that they are two, and keys that a version has one successor.
 *
 * <p>Of the versions that have begun, the one with the highest number is in force. No row says which: each replica
 * compares the moments, one query of a small table for each question. It caches only contents, which never change. So a
 * version takes effect on all replicas at its moment, by the platform's clock. {@code verification.list.in-force}
 * ({@code icp.verification.list.v1}) then announces each version once ({@code TellLists}). No service keeps a copy:
 * filing-service asks for each type check. A past legal day has the version that was in force at its end, today the
 * version in force now: an order of Monday is judged on Wednesday by Monday's list.
 */
package cn.icpfiling.verification.listversions;
