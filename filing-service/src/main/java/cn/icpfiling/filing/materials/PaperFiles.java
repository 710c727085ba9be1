package cn.icpfiling.filing.materials;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.materials.Material;
import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.core.materials.PaperOwner;
import cn.icpfiling.filing.core.materials.ScanStatus;
import cn.icpfiling.filing.scanning.InfectedPapers;
import cn.icpfiling.filing.scanning.Scanner;
import cn.icpfiling.filing.storage.Shelf;
import cn.icpfiling.filing.storage.Storage;
import cn.icpfiling.filing.storage.StorageTrouble;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.transfer.BrokenBody;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.UUID;

/**
 * The files of materials. A new file is written to disk as it was sent, scanned for viruses, redrawn or saved again,
 * and encrypted. While the scanner is silent, the bytes as sent are kept in quarantine as well.
 */
@ApplicationScoped
class PaperFiles {

    private final CleanPaper cleanPaper;
    private final Storage storage;
    private final Scanner scanner;
    private final InfectedPapers infected;
    private final Incoming incoming;
    private final Clock clock;

    PaperFiles(
            CleanPaper cleanPaper,
            Storage storage,
            Scanner scanner,
            InfectedPapers infected,
            Incoming incoming,
            Clock clock) {
        this.cleanPaper = cleanPaper;
        this.storage = storage;
        this.scanner = scanner;
        this.infected = infected;
        this.incoming = incoming;
        this.clock = clock;
    }

    /**
     * Writes the body to disk, scans it, and stores the clean copy. The result has no row yet. Refuses a body that is
     * too large (BODY_TOO_LARGE), broken, unreadable (MATERIAL_UNREADABLE) or infected (MATERIAL_INFECTED).
     */
    Material store(UUID id, PaperOwner owner, MaterialKind kind, InputStream body) {
        try (var sent = incoming.take(body, TakePaper.MOST_BYTES)) {
            var type = PaperType.of(sent.head(PaperType.LONGEST_START));
            var scan = scanned(owner, kind, sent);
            var stored = storage.write(Shelf.MATERIALS, id, out -> cleanPaper.write(type, sent, out));
            if (scan == ScanStatus.QUARANTINED) {
                keepAsSent(id, sent);
            }
            return Material.stored(
                    id,
                    owner,
                    kind,
                    type.mediaType(),
                    new Material.StoredBytes(stored.size(), stored.sha256(), clock.instant()),
                    scan);
        } catch (UnreadablePaper unreadable) {
            throw new ProblemException(FilingProblem.MATERIAL_UNREADABLE).causedBy(unreadable);
        } catch (BrokenBody broken) {
            throw broken.refusal();
        } catch (NoSuchFileException partIsGone) {
            throw new UncheckedIOException(partIsGone);
        } catch (IOException e) {
            throw StorageTrouble.refusal(e);
        }
    }

    /** Scans the bytes as sent, not the clean copy: a virus counts even if the redrawing removed it. */
    private ScanStatus scanned(PaperOwner owner, MaterialKind kind, SentPaper sent) throws IOException {
        if (!scanner.isThere()) {
            return ScanStatus.NOT_SCANNED;
        }
        return switch (scanner.scan(sent::open)) {
            case CLEAN -> ScanStatus.CLEAN;
            case SILENT -> ScanStatus.QUARANTINED;
            case INFECTED -> {
                infected.tell(owner, kind);
                throw new ProblemException(FilingProblem.MATERIAL_INFECTED);
            }
        };
    }

    private void keepAsSent(UUID id, SentPaper sent) throws IOException {
        storage.write(Shelf.QUARANTINE, id, out -> {
            try (var in = sent.open()) {
                in.transferTo(out);
            }
        });
    }

    /** Deletes the clean copy and, if the material is in quarantine, the bytes as they were sent. */
    void delete(Material material) {
        storage.delete(Shelf.MATERIALS, material.id());
        if (material.scan() == ScanStatus.QUARANTINED) {
            storage.delete(Shelf.QUARANTINE, material.id());
        }
    }
}
