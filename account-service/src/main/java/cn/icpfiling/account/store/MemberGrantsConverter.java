package cn.icpfiling.account.store;

import cn.icpfiling.account.core.MemberGrant;
import cn.icpfiling.account.core.MemberGrants;
import cn.icpfiling.platform.database.JsonListConverter;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Converter;
import java.util.List;

/** The rights of a member as a JSON array in one column. */
@Converter(autoApply = true)
public class MemberGrantsConverter extends JsonListConverter<MemberGrants, MemberGrant> {

    public MemberGrantsConverter() {
        super(new TypeReference<List<MemberGrant>>() {}, MemberGrants::items, MemberGrants::new);
    }
}
