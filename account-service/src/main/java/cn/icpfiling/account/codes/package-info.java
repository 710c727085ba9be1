/**
 * Sends and redeems one-time codes.
 *
 * <p>A code is six digits for one purpose and one phone, good for five minutes of the business clock, one use and
 * five wrong tries. The database keeps an HMAC over id, purpose, phone and digits; the key is elsewhere. A try is
 * counted before the comparison, under a row lock, so a hundred guesses at once are five guesses.
 *
 * <p><b>Limits</b> ({@code CodeQuotas}) are counted in the database by the machine's clock: one code in 60 s for a
 * phone and purpose, five an hour and ten a day for a phone, twenty an hour for a network address (IPv6: its /64).
 * {@code POST /one-time-codes} never asks whether the phone has an account, and the SMS leaves after the answer. So
 * nothing tells known phones from unknown ones; only a caller who proves to hold the phone learns it (409
 * ACCOUNT_EXISTS, ACCOUNT_UNKNOWN). An earlier code stays good when another is sent, or strangers could void it.
 *
 * <p><b>The owner's devices.</b> A stranger can use up the quota of a phone, so the owner's devices have quotas of
 * their own: each sign-in by code hands out a {@code deviceToken} (256 bits, kept as SHA-256, 180 days), which opens
 * nothing. A request that shows it counts against this device and not against phone or address. A stranger who
 * guesses has ten codes a day with five tries each, from any number of addresses: 50 in 10^6, and the owner still
 * gets in. The holder of a device of the owner has 50 tries more.
 *
 * <p><b>The picture.</b> An owner without such a device solves a picture. {@code icp.codes.captcha} says when:
 * {@code when-besieged} cuts the numbers above in two, {@code always} wants a picture every time, {@code none} never
 * (refused where customers' data may be). The sum and the chance of a hit stay the same:
 *
 * <ul>
 *   <li>Without a picture a phone gets 2 codes an hour and 5 a day, an address half of its 20 an hour, an
 *       IPv6 site (/48) 40 an hour, and all strangers together 600 in ten minutes
 *       ({@code icp.codes.without-captcha-in-ten-minutes}). Then the answer is 422 CAPTCHA_REQUIRED, known phone or not.
 *   <li>With a solved picture a phone gets 3 an hour and 5 a day, of these 3 from one address, and an address the
 *       other half. Then the answer is 429 with the wait.
 * </ul>
 *
 * <p>A program that does not look at pictures uses up the first share; one that does, from one address, three of the
 * second. The owner with a browser gets the rest and need not wait for what strangers asked. What is left: a stranger
 * who solves pictures from several addresses all day can use up both shares, and an owner without a device then
 * waits, at most a day. More codes a day would help the owner and double the guesses; the bound of 5·10⁻⁵ a day was
 * kept.
 *
 * <p><b>Codes for one's own acts.</b> {@code POST /api/v1/one-time-codes/own} sends a signed-in caller a code to the
 * phone of the account, for one purpose (CANCEL_ACCESS, STEP_UP) and one object. The request names no phone, so a caller can
 * probe none, and the account has the quota of a device. The service that performs the act redeems the code at
 * {@code /internal/accounts/{id}/code-redemptions}: bound to account, purpose and object together, five tries, used
 * once. A request that names its act ({@code redemptionId}) may be repeated until the code expires, because its sender may not
 * have received the answer. A customer of a partner has no such phone (409 NO_BOUND_PHONE).
 *
 * <p><b>Codes to a new contact</b> ({@code SendContactCode}). The account has the quota of a device, and the new phone or
 * mail five codes an hour and ten a day over all accounts. This share is apart from the quota of the phone's own sign-in,
 * which it cannot use up.
 */
package cn.icpfiling.account.codes;
