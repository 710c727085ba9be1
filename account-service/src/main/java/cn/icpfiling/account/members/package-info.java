/**
 * Members of a holder's account, with rights per service (ADR 0034).
 *
 * <p>The holder invites a person by mobile number. The person signs in to an account of their own with that number, accepts,
 * and opens a session that acts for the holder: its tokens have the holder as {@code sub}, so that ownership stays as it
 * is, and name the membership and its rights. Each service refuses such a token every operation that does not name a
 * right. This package answers an invitation of a number with an account as one of a number without.
 *
 * <p>Each change locks the member's row, then ends the sessions of the member. A session begins under the same lock, so no
 * token with earlier rights outlives the change by more than the services need to hear of ended sessions.
 */
package cn.icpfiling.account.members;
