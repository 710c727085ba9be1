/**
 * Keeps the networks of the providers (J22): which addresses are whose, where they stand, and on which days. The scan for
 * shell sites compares what a domain resolves to with them (docs/trade.md 3.4).
 *
 * <p>A provider has one list: a partner its own, and the provider that runs the platform the one with the id of zeros. A
 * partner changes its list with the scope {@code networks:write}. An administrator changes any list, and may take addresses
 * over from others in the same step, so that a false claim does not keep the true owner out. {@code ReplaceNetworks} takes the whole list and {@code ChangeNetworks} what to remove
 * and add; both wait for one of the {@code NetworkTurns} and end in {@code WriteNetworks}.
 *
 * <p><b>No two lines share an address on a day</b>, neither of one list nor of two. {@code NetworkConflicts} checks this
 * under a lock on the one row of {@code network_publications}, so of two providers that claim the same addresses at once
 * one is refused. The refusal names the other provider, and neither its addresses nor its days.
 *
 * <p><b>A list that shrinks.</b> {@code ShrunkLists} holds a whole list back that drops many of today's mainland addresses,
 * until it is sent again with the number of the lines that it drops. A change names each line that it removes, so it is
 * not held back. What shrinks all the same, or by and by, the scan notices ({@code FreezeProviders}).
 *
 * <p><b>What a network is.</b> A CIDR block without host bits, of at least 8 bits (IPv4) or 16 bits (IPv6): no provider
 * has more, and a shorter prefix is a slip of the pen. Private, reserved and documentation addresses
 * ({@link cn.icpfiling.platform.egress.SpecialPurposeRegistry}) are refused, but for the blocks of
 * {@code icp.networks.accepted-special-purpose}, by which a sandbox has its sites on this machine. The start of a service in
 * production refuses that setting. The region is a code of {@code lists/regions.csv}, which says what is mainland.
 *
 * <p><b>Reading.</b> {@code ProviderNetworks} holds the networks of the present day in memory, as one immutable
 * {@code NetworkSnapshot}: a longest prefix match in some nanoseconds. Each replica asks for the version of the
 * publication every few seconds, and reads all networks by one statement when it or the day has changed. A snapshot is
 * complete or is not published, and is not given out when the database has not confirmed it for
 * {@code icp.networks.oldest}. A line that was removed stays in the table for {@code icp.networks.keep-removed}:
 * {@code FindAddressOwner} answers whose an address was on a day, as known now or at a time.
 */
package cn.icpfiling.inspection.networks;
