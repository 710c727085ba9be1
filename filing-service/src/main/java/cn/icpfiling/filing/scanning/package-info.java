/**
 * Asks the virus scanner (clamd) about papers, and keeps papers in quarantine until it answers.
 *
 * <p>The scanner ({@code icp.scanner.clamd}: {@code off}, {@code tcp://host:port}, {@code unix:/path}) sees the bytes
 * as sent, not the cleaned paper. {@code off}, as in the local stack, is told: {@code scan: NOT_SCANNED}. Staging and
 * production refuse to start so unless {@code icp.materials.scanner.off-is-accepted=true}. A virus is 422
 * MATERIAL_INFECTED and an entry of the audit.
 *
 * <p>While the scanner is silent, a paper is QUARANTINED: encrypted, with the bytes as sent beside it, shown to no
 * caller and not counted, and the order cannot be submitted. {@code LookAgain} asks every minute
 * ({@code icp.scanner.again}). What it finds then is INFECTED and deleted. {@code icp_filing_scans_total{outcome}}
 * counts.
 *
 * <p>The client is this project's own: INSTREAM is one command, and the libraries that were found speak TCP alone or
 * bring a Kotlin runtime.
 */
package cn.icpfiling.filing.scanning;
