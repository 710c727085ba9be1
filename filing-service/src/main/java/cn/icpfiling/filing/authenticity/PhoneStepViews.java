package cn.icpfiling.filing.authenticity;

import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.provider.ProviderProfiles;
import cn.icpfiling.filing.store.MaterialRepository;
import cn.icpfiling.filing.web.Wording;
import cn.icpfiling.platform.personaldata.Masks;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Shows the request to a principal in the language of their phone, with their name masked. */
@ApplicationScoped
class PhoneStepViews {

    private final Consents consents;
    private final MaterialRepository materials;
    private final ProviderProfiles profiles;
    private final Wording wording;

    PhoneStepViews(Consents consents, MaterialRepository materials, ProviderProfiles profiles, Wording wording) {
        this.consents = consents;
        this.materials = materials;
        this.profiles = profiles;
        this.wording = wording;
    }

    PhoneStepView of(LinkedStep.Found found) {
        var step = found.step();
        var locale = wording.locale();
        return new PhoneStepView(
                step.part(),
                Masks.name(found.person().name()),
                profiles.inForce(locale).name(),
                consents.current(locale),
                step.isConsented(),
                sheetIsThere(found.order().id()),
                step.result(),
                step.triesLeft(),
                step.linkEndsAt());
    }

    private boolean sheetIsThere(UUID order) {
        return materials.of(order, MaterialKind.VERIFICATION_SHEET).isPresent();
    }
}
