/**
 * Takes filings of the old platform over, without an order (docs/trade.md 3.11, ADR 0037). legacy-import-service
 * leads the hand-over: it decides a claim or verifies the old login. This package is the registration, for that
 * service alone ({@code icp.imports.callers}).
 *
 * <p>The papers come first, one request each ({@code TakeImportedPaper} of the package {@code materials}); they go
 * through the same scanner, cleaning and encryption as every paper. {@code POST /internal/imported-filings} then
 * registers subject, services, domains and addresses, adopts the papers, and puts the sites on the serving list, in
 * one transaction. A process that is killed in between leaves papers without a filing, which {@code
 * SweepImportedPapers} deletes a day after the last upload.
 *
 * <p>Locks: the row of the old filing, the account, the certificate, the subject. An order that is opened takes the
 * locks of its account and of its certificate too ({@code OrderOpening}), so of an import and an order of one account
 * or one certificate one is refused. Two accounts that get one old filing meet at its row; two old filings with one
 * certificate, number or domain meet at a lock or a key of the database, and the later one is judged again.
 *
 * <p>The old forms are written in today's normal form before they come here. What no filing can have is refused
 * (IMPORT_UNFIT): numbers that do not belong together, an unknown province, nature or type of certificate, a day that
 * lies ahead. What the old form lacks stays absent and is never invented; the next order of the holder asks for it.
 */
package cn.icpfiling.filing.imports;
