package cn.icpfiling.account.store;

import cn.icpfiling.account.core.MemberGrant;
import cn.icpfiling.account.core.MemberGrants;
import cn.icpfiling.platform.database.JsonText;
import cn.icpfiling.platform.security.Right;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** The rights of a member as a JSON array in one column. A right that only a later release knows is not granted, as in a token. */
@Converter(autoApply = true)
public class MemberGrantsConverter implements AttributeConverter<MemberGrants, String> {

    private static final TypeReference<List<Stored>> STORED = new TypeReference<>() {};

    private record Stored(UUID serviceId, List<String> rights) {

        MemberGrant grant() {
            return new MemberGrant(
                    serviceId,
                    Arrays.stream(Right.values())
                            .filter(right -> rights.contains(right.name()))
                            .toList());
        }
    }

    @Override
    public String convertToDatabaseColumn(MemberGrants grants) {
        return grants == null ? null : JsonText.write(grants.items());
    }

    @Override
    public MemberGrants convertToEntityAttribute(String column) {
        return column == null
                ? null
                : new MemberGrants(JsonText.readList(column, STORED).stream()
                        .map(Stored::grant)
                        .filter(grant -> !grant.rights().isEmpty())
                        .toList());
    }
}
