/**
 * Shows the papers of an imported filing (ADR 0037), beside those of its orders: to its holder, its partner and
 * members, and as a list to reviewers, inspectors and support, who open one through a link of the package {@code
 * papers}.
 *
 * <p>The papers were scanned, cleaned and encrypted before the filing was registered ({@code TakeImportedPaper}), so
 * an entry is ADOPTED, or PENDING while the scanner has not answered. An entry that has no file is MISSING or
 * UNREADABLE; the holder hands that paper in with the next order, whose checklist asks for every paper anew. The
 * papers belong to the subject: a transfer moves them, and they stay as long as its record.
 */
package cn.icpfiling.filing.importedpapers;
