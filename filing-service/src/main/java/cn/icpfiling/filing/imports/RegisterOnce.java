package cn.icpfiling.filing.imports;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.Holder;
import cn.icpfiling.filing.core.materials.Material;
import cn.icpfiling.filing.filings.RegisterImport;
import cn.icpfiling.filing.store.CertificateLockTable;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.HolderLockTable;
import cn.icpfiling.filing.store.ImportedFilingTable;
import cn.icpfiling.platform.database.JsonText;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.personaldata.KeyedSum;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Registers a filing of the old platform, unless it is registered, in the transaction of its caller. */
@ApplicationScoped
class RegisterOnce {

    private final ImportedFilingTable imports;
    private final HolderLockTable holders;
    private final CertificateLockTable certificates;
    private final ImportRefusals refusals;
    private final AdoptPapers papers;
    private final RegisterImport register;
    private final FiledServiceRepository services;
    private final Clock clock;

    RegisterOnce(
            ImportedFilingTable imports,
            HolderLockTable holders,
            CertificateLockTable certificates,
            ImportRefusals refusals,
            AdoptPapers papers,
            RegisterImport register,
            FiledServiceRepository services,
            Clock clock) {
        this.imports = imports;
        this.holders = holders;
        this.certificates = certificates;
        this.refusals = refusals;
        this.papers = papers;
        this.register = register;
        this.services = services;
        this.clock = clock;
    }

    /** @param left takes the papers whose rows were deleted because the filing does not name them */
    @Transactional(Transactional.TxType.MANDATORY)
    Reply handle(ImportedFilingRequest told, RegisterImport.Filing filing, List<Material> left) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var folder = imports.lock(told.legacyId(), now);
        if (folder.registered() != null) {
            return before(folder, told.account());
        }
        holders.lock(told.account());
        certificates.lock(filing.certificateIndex());
        refusals.refusal(filing, told.account()).ifPresent(problem -> {
            throw new ProblemException(problem);
        });
        var request = papers.found(folder.id(), told);
        papers.require(folder.id(), request.papers());
        var holder = new Holder(
                request.account(), imports.partnerOf(request.account()).orElse(null));
        var done = register.handle(filing, holder, request.way().name(), now);
        var registered = new ImportedFilingTable.Registered(
                request.account(),
                request.way().name(),
                request.product().name(),
                done.subject().id(),
                now,
                request.missing(),
                papers.lost(request.lostPapers(), done.services()));
        left.addAll(papers.handle(folder.id(), request.papers(), done.services()));
        imports.registered(folder.id(), registered, numbers(told, done), contacts(request));
        if (told.sumKey() != null) {
            sumUp(folder.id(), told, register.stored(done));
        }
        return new Reply(
                201,
                "/api/v1/subjects/" + done.subject().id(),
                null,
                ImportedFilingView.of(request.legacyId(), registered, done.services()));
    }

    private static String numbers(ImportedFilingRequest told, RegisterImport.Registered done) {
        return ImportChecksum.of(told.legacyId(), done.subject().subjectNumber(), done.services());
    }

    /** Of what is stored, read back: the request gives the key, and the papers that it named. */
    private void sumUp(UUID folder, ImportedFilingRequest told, RegisterImport.Stored stored) {
        var key = told.sumKey();
        imports.sumsAre(
                folder,
                KeyedSum.nameOf(key),
                ImportSums.ofContent(key, imports.told(folder), stored),
                ImportSums.ofPapers(key, told.papers(), imports.storedPapers(folder), stored));
    }

    private Reply before(ImportedFilingTable.Row folder, UUID account) {
        var registered = folder.registered();
        if (!registered.account().equals(account)) {
            throw new ProblemException(FilingProblem.IMPORTED_FOR_ANOTHER_ACCOUNT);
        }
        return new Reply(
                200,
                null,
                null,
                ImportedFilingView.of(folder.legacyId(), registered, services.ofSubject(registered.subject())));
    }

    private static String contacts(ImportedFilingRequest request) {
        var told = request.subject().contacts();
        return told == null || told.isEmpty() ? null : JsonText.write(told);
    }
}
