/**
 * Lets administrators add, change and remove members of staff ({@code /api/v1/staff}), never themselves.
 *
 * <p>A member of staff holds one role; only inspector and support go together ({@code StaffRoles} of {@code core}).
 * The bootstrap file is refused at the start, the API answers 422 ROLES_EXCLUDED, and the database has a check of its
 * own. Staff are no applicants: their account has no phone to sign in with. A member who is also a holder names their
 * mobile in the staff record. The token then carries {@code own_account}, and filing-service refuses a decision on
 * that account's orders (403 OWN_ORDER). An account stays the member's own when it changes its phone; while it is open
 * the number of the record opens no second one. A number that no record names stays unknown.
 *
 * <p>One administrator proposes a new login, another password, a reset of the second factor or a further role, and another
 * one confirms it ({@code StaffProposals}). The bootstrap file counts as confirmed.
 */
package cn.icpfiling.account.staff;
