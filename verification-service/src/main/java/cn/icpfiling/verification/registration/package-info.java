/**
 * Parses the answers of registries; asks no registry (ADR 0017).
 *
 * <p>{@code RdapReader} reads domain objects within limits of depth, tokens and length. {@code WhoisFamily} reads by
 * top-level domain: CNNIC (registrant shown, Beijing time, no end mark), Verisign (thin, {@code domain} before the
 * name), ICANN (registries of generic names, all registrars). The result is a {@code RegistrationRecord}: dates,
 * statuses in RDAP's words, registrar, name servers, DNSSEC, conformance, and the registrant, if shown or marked as
 * withheld. The rules see its {@code Registration}.
 *
 * <p>A contradictory or garbled value, or a time without an offset, counts as not given. Of status words only the
 * letters count. A record of nothing but a name and a status is no registration (CoCCA answers so for a free name).
 * CNNIC lists all variants of a Chinese name before the ROID; the requested name must be among them. An RDAP error
 * object about the server says nothing about the name.
 *
 * <p>A new phrase or form goes first into {@code src/test/resources/recordings} (names invented).
 * {@code recordings.csv} says how each recording must be read. Its column {@code after} says which real answer the form
 * follows, or that it is NOT REAL. For the generic Chinese top-level domains (.网址, .信息 …) the recordings follow the
 * form that ICANN prescribes, because no real answer was available.
 *
 * <p>Names are read by IDNA2008 and cut to the registrable name by the Public Suffix List: data of platform/core,
 * renewed by {@code ./icp suffixes FILE}.
 */
package cn.icpfiling.verification.registration;
