/**
 * Accepts, cleans, stores and shows the materials and photographs of an order.
 *
 * <p><b>One path.</b> {@code TakePaper} accepts every material, however it was sent (ADR 0020). It checks the caller,
 * and {@code PaperFiles} writes the body to disk, encrypted under a key that exists in memory only. {@code PaperFiles}
 * runs the virus scanner, reads the type from the first bytes, redraws or saves the file again, and encrypts it. Then
 * {@code TakePaper} inserts the row.
 * {@code PUT …/materials/{kind}} sends a material in one request; the package {@code uploads} accepts one in parts.
 *
 * <p><b>Bounds.</b> Uploads and downloads in progress are limited ({@code PaperTransfers} with the platform's
 * {@code Transfers}, ADR 0026). The limits are 32 uploads and 48 downloads per process, 12 of each per caller, and a
 * fifth of the heap for all. An encrypting stream is opened at the first byte and holds two segments of 4 KB. Files
 * that were encrypted by an older release have segments of 1 MB. While one of their keys is in use, each stream counts
 * 2 MB, so fewer fit. {@code ./icp keys rotate} encrypts them again. A disk that accepts no bytes is 503
 * STORAGE_UNAVAILABLE.
 *
 * <p><b>Hostile files.</b> A few kilobytes can expand to gigabytes inside a library. A picture is redrawn in this
 * process if all of its rasters, the copy that turns it upright included, fit into an eighth of the heap
 * ({@code icp.materials.picture-heap}). Larger pictures and all PDFs go to a small separate process
 * ({@code HelperProcess}): at most one per core ({@code icp.materials.helpers}), 20 s
 * ({@code icp.materials.pdf-limit}), 128 MB for PDFs ({@code icp.materials.pdf-heap}). A file waits at most
 * {@code icp.materials.turn-within} (30 s) for its turn and holds no memory until then; after that it is 503
 * SERVICE_BUSY. Pictures are redrawn with the JDK's own ImageIO. PDFBox keeps the pages of a PDF and drops all active
 * content. {@code HostilePapersTest} is the corpus of files that must be refused or must lose hidden content.
 *
 * <p><b>Cleaning up.</b> {@code SweepIncoming} deletes, at each start and every ten minutes, the files that a killed
 * process left in {@code incoming}. {@code SweepOrphans} deletes daily the files to which no row refers after two days
 * ({@code icp.materials.orphans-age}): a process was killed before it wrote the row, or after it deleted it. More than
 * 200 files in a run ({@code icp.materials.orphans-a-run}) mean a wrong database, so the run deletes none. Encrypted
 * bytes that a killed writer left are deleted an hour after their last change: those of {@code outgoing} also at each
 * start, the others ({@code *.part}) with that sweep.
 */
package cn.icpfiling.filing.materials;
