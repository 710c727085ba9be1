/**
 * Takes, cleans, stores and shows the papers and photographs of an order.
 *
 * <p><b>One door.</b> A paper comes in by one way however it was sent ({@code TakePaper}; ADR 0020): may the caller;
 * the body to disk, encrypted under a key that exists nowhere else; the virus scanner; the type by its first bytes;
 * redrawn or saved anew; encrypted; then the row. {@code PUT …/materials/{kind}} sends a paper whole; the package
 * {@code uploads} takes one in parts.
 *
 * <p><b>Bounds.</b> Uploads and downloads in progress are bounded ({@code PaperTransfers} with the platform's
 * {@code Transfers}, ADR 0026): 32 uploads and 48 downloads a process, 12 of each a caller, and a fifth of the heap
 * for all. An encrypting stream is opened at the first byte and holds two segments of 4 KB. Files that were encrypted
 * by an older release have segments of 1 MB: while a key of theirs is in use each stream counts 2 MB, so fewer fit;
 * {@code ./icp keys rotate} encrypts them anew. A disk that takes no bytes is 503 STORAGE_UNAVAILABLE.
 *
 * <p><b>Hostile papers.</b> A few kilobytes can unfold to gigabytes inside a library. A picture is drawn in this
 * process when all of its rasters, the copy that turns it upright included, fit into an eighth of the heap
 * ({@code icp.materials.picture-heap}). Larger pictures and all PDFs go to a small process of their own
 * ({@code HelperProcess}): at most one a core ({@code icp.materials.helpers}), 20 s
 * ({@code icp.materials.pdf-limit}), 128 MB for PDFs ({@code icp.materials.pdf-heap}). A paper waits at most
 * {@code icp.materials.turn-within} (30 s) for its turn and holds no memory until then; after that it is 503
 * SERVICE_BUSY. Pictures are redrawn with the JDK's own ImageIO. PDFBox keeps the pages of a PDF and drops everything
 * that runs in it. {@code HostilePapersTest} is the corpus of what must be refused or must lose what it hides.
 *
 * <p><b>Cleaning up.</b> {@code SweepIncoming} deletes, at each start and every ten minutes, the papers that a killed
 * process left in {@code incoming}. {@code SweepOrphans} deletes daily the files to which no row refers after two
 * days ({@code icp.materials.orphans-age}): a process was killed before it wrote the row, or after it deleted it.
 * More than 200 in a run ({@code icp.materials.orphans-a-run}) mean a wrong database, so the run deletes none.
 * Encrypted bytes that a killed writer left go an hour after their last change: those of {@code outgoing} also at
 * each start, the others ({@code *.part}) with that sweep.
 */
package cn.icpfiling.filing.materials;
