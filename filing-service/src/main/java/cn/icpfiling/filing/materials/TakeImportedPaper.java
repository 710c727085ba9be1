package cn.icpfiling.filing.materials;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.materials.Material;
import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.core.materials.PaperOwner;
import cn.icpfiling.filing.core.materials.ScanStatus;
import cn.icpfiling.filing.store.ImportedFilingTable;
import cn.icpfiling.filing.store.MaterialRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Stores papers of a filing that is about to be taken over from the old platform, and deletes those that no filing adopted. A paper
 * is known by its id there and by the digest of its bytes, so a repeat stores nothing. A registered filing takes the papers that its
 * registration told as lost, and no others.
 */
@ApplicationScoped
public class TakeImportedPaper {

    /** The papers that one filing can have. */
    public static final int MOST = 100;

    private final MaterialRepository materials;
    private final ImportedFilingTable imports;
    private final PaperFiles files;
    private final Audit audit;
    private final Clock clock;

    TakeImportedPaper(
            MaterialRepository materials,
            ImportedFilingTable imports,
            PaperFiles files,
            Audit audit,
            @MachineClock Clock clock) {
        this.materials = materials;
        this.imports = imports;
        this.files = files;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A paper as the old platform names it.
     *
     * @param sha256 of the bytes that are sent, in lower-case hexadecimal digits
     */
    public record Named(String legacyFiling, String legacyPaper, MaterialKind kind, String sha256) {}

    public Material handle(Named named, InputStream body) {
        var place = UnitOfWork.in(() -> place(named));
        if (place.known().isPresent()) {
            return place.known().get();
        }
        var folder = place.folder();
        var digested = new DigestInputStream(body, sha256());
        var paper = files.store(Ids.next(), PaperOwner.imported(folder), named.kind(), digested);
        Optional<Material> replaced;
        try {
            requireSame(named, digested);
            // The row was made before, and a second run would store it again.
            replaced = UnitOfWork.once(() -> replace(named, paper));
        } catch (ProblemException refused) {
            files.delete(paper);
            throw refused;
        }
        // Runs after the commit: if it fails, a file without a row is left.
        replaced.ifPresent(files::delete);
        return paper;
    }

    /** Deletes the papers of the folder, if none came since that time and no filing adopted them. */
    public boolean deleteWaiting(UUID folder, Instant before) {
        var deleted = UnitOfWork.in(() -> imports.lockWaiting(folder, before).map(id -> {
            var papers = materials.ofImport(id);
            papers.forEach(materials::remove);
            imports.delete(id);
            return papers;
        }));
        deleted.orElse(List.of()).forEach(files::delete);
        return deleted.isPresent();
    }

    /** Deletes the files of papers whose rows the caller has deleted and committed. */
    public void deleteFiles(List<Material> deleted) {
        deleted.forEach(files::delete);
    }

    /** @param known the paper, if the same bytes were stored before under the same kind */
    private record Place(UUID folder, Optional<Material> known) {}

    /** A repeat of a paper that is here is no fault, even if its filing was registered meanwhile. */
    private Place place(Named named) {
        var filing = imports.lock(named.legacyFiling(), clock.instant());
        var known = known(filing.id(), named);
        return new Place(known.isPresent() ? filing.id() : open(named).id(), known);
    }

    /** Locks the folder. IMPORTED_ALREADY for a registered filing that does not miss the paper. */
    private ImportedFilingTable.Row open(Named named) {
        var filing = imports.lock(named.legacyFiling(), clock.instant());
        if (filing.registered() != null && missed(filing, named).isEmpty()) {
            throw new ProblemException(FilingProblem.IMPORTED_ALREADY);
        }
        return filing;
    }

    private static Optional<ImportedFilingTable.LostPaper> missed(ImportedFilingTable.Row filing, Named named) {
        return Optional.ofNullable(filing.registered())
                .flatMap(registered -> registered.lost(named.legacyPaper()))
                .filter(lost -> lost.kind() == named.kind());
    }

    /** The same bytes were stored before under the same kind. Refused if the scanner has found malware in them since. */
    private Optional<Material> known(UUID folder, Named named) {
        var known = paper(folder, named)
                .filter(paper -> paper.sha256().equals(named.sha256()))
                .flatMap(paper -> materials.findByIdOptional(paper.material()))
                .filter(material -> material.kind() == named.kind());
        if (known.filter(material -> material.scan() == ScanStatus.INFECTED).isPresent()) {
            throw new ProblemException(FilingProblem.MATERIAL_INFECTED);
        }
        return known;
    }

    private Optional<ImportedFilingTable.Paper> paper(UUID folder, Named named) {
        return imports.papersOf(folder).stream()
                .filter(paper -> paper.legacyId().equals(named.legacyPaper()))
                .findFirst();
    }

    private Optional<Material> replace(Named named, Material material) {
        var filing = open(named);
        var folder = filing.id();
        var before = paper(folder, named).flatMap(paper -> materials.findByIdOptional(paper.material()));
        if (before.isEmpty() && imports.papersOf(folder).size() >= MOST) {
            throw new ProblemException(FilingProblem.IMPORTED_PAPERS_FULL, MOST);
        }
        before.ifPresent(materials::remove);
        // The folder may have been deleted and made anew while the paper was cleaned.
        if (!folder.equals(material.owner().id())) {
            throw new ProblemException(CommonProblem.CONFLICT);
        }
        materials.add(material);
        materials.flush();
        imports.keep(
                folder,
                new ImportedFilingTable.Paper(named.legacyPaper(), material.id(), named.sha256()),
                clock.instant());
        missed(filing, named).ifPresent(lost -> {
            imports.arrived(filing, lost);
            audit.record(Act.of(
                            "IMPORTED_PAPER.ARRIVE",
                            "SUBJECT",
                            filing.registered().subject())
                    .with("kind", material.kind())
                    .with("paper", material.id()));
        });
        return before;
    }

    private static void requireSame(Named named, DigestInputStream body) {
        if (!HexFormat.of().formatHex(body.getMessageDigest().digest()).equals(named.sha256())) {
            throw new ProblemException(FilingProblem.IMPORTED_PAPER_DIFFERS);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
