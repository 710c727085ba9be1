/**
 * Holds the dated lists of approved top-level domains and registrars, and explains a day
 * ({@code GET /approved-tlds/{tld}}, {@code GET /approved-registrars/{id or name}}).
 *
 * <p>Entries that are marked unverified or second-hand in their {@code source} are replaceable data: no full list of
 * the ministry was found.
 *
 * <p><b>A list says whether it is complete</b> (ADR 0025). A line whose {@code tld} or {@code name} is {@code *}, with
 * status NOT_APPROVED, refuses on its days every name that the list does not contain. On all other days such a name is
 * UNKNOWN. The order then goes to a reviewer at once, because no later round can change the result. The reviewer decides
 * by the ministry's published list (MINISTRY_LIST). Filed domains are not looked at again because of it. The shipped
 * list of top-level domains is complete until 2019-08-20, the day of the primary source, and incomplete since. The list
 * of registrars is incomplete. {@code .cc} and {@code .tv} are NOT_APPROVED until 2022-08-29 and APPROVED from the next
 * day on, the day on which a provider's guide named them. An approval that has ended is a refusal; a refusal that has
 * ended says nothing.
 *
 * <p><b>A release's lists</b> ({@code lists/*.csv}) take effect when the service starts, if their content is new and
 * the newest version comes from a release. If the newest version is an operator's, begun or scheduled, the release's
 * list becomes a draft of origin SHIPPED: the operator may have read an announcement that the release does not know.
 * Once an administrator activates a shipped version, the lists of later releases take effect again. An older replica
 * that restarts restores no old list.
 */
package cn.icpfiling.verification.lists;
