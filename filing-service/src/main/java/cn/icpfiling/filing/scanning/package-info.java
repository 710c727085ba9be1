/**
 * Scans materials with the virus scanner (clamd), and keeps them in quarantine until it answers.
 *
 * <p>The scanner ({@code icp.scanner.clamd}: {@code off}, {@code tcp://host:port}, {@code unix:/path}) scans the bytes
 * as sent, not the clean copy. With {@code off}, as in the local stack, a material shows {@code scan: NOT_SCANNED}.
 * Staging and production refuse to start with {@code off} unless {@code icp.materials.scanner.off-is-accepted=true}. A
 * virus is 422 MATERIAL_INFECTED and an entry of the audit.
 *
 * <p>While the scanner is silent, a material is QUARANTINED: encrypted, with the bytes as sent beside it, shown to no
 * caller and not counted. The order cannot be submitted. {@code RescanPapers} scans every minute
 * ({@code icp.scanner.again}). A material with a virus is then INFECTED and deleted.
 * {@code icp_filing_scans_total{outcome}} counts.
 *
 * <p>The client is this project's own: INSTREAM is one command, and the available libraries speak TCP only or need a
 * Kotlin runtime.
 */
package cn.icpfiling.filing.scanning;
