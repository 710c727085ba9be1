/**
 * Reads the answers of registries and asks none of them (ADR 0017).
 *
 * <p>{@code RdapReader} reads domain objects within bounds of depth, tokens and length. {@code WhoisFamily} reads by
 * top-level domain: CNNIC (registrant shown, Beijing time, no end mark), Verisign (thin, {@code domain} before the
 * name), ICANN (registries of generic names, all registrars). The result is a {@code RegistrationRecord}: dates,
 * statuses in RDAP's words, registrar, the registrant as far as it is told or said to be withheld, name servers,
 * DNSSEC, conformance. The rules see its {@code Registration}.
 *
 * <p>A value that is told twice in two ways, in broken letters, or as a time without an offset, is not told. Of
 * status words only the letters count. A record of nothing but a name and a status is no registration (CoCCA answers
 * so for what is free). CNNIC lists all variants of a Chinese name before the ROID; the requested name must be among
 * them. An RDAP error object that speaks of the server says nothing of the name.
 *
 * <p>A new phrase or form goes first into {@code src/test/resources/recordings} (names invented).
 * {@code recordings.csv} says what each must be read as, and in the column {@code after} which real answer its form
 * follows, or that it is NOT REAL. For the generic Chinese top-level domains (.网址, .信息 …) the recordings follow the
 * form that ICANN prescribes; no real answer was to be had.
 *
 * <p>Names are read by IDNA2008 and cut to the registrable one by the Public Suffix List: data of platform/core,
 * renewed by {@code ./icp suffixes FILE}.
 */
package cn.icpfiling.verification.registration;
