package cn.icpfiling.filing.progress;

import cn.icpfiling.filing.core.entry.Person;
import cn.icpfiling.filing.core.entry.PrincipalPart;
import cn.icpfiling.platform.personaldata.Masks;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A principal who still owes the authority's code, masked. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "CodeOwed")
public record CodeOwedView(@NotNull PrincipalPart part, String name, String mobile) {

    static CodeOwedView of(PrincipalPart part, Person person) {
        return new CodeOwedView(part, Masks.name(person.name()), Masks.phone(person.mobile()));
    }

    @Override
    public String toString() {
        return "CodeOwedView[" + part + "]";
    }
}
