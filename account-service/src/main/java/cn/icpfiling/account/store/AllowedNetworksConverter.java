package cn.icpfiling.account.store;

import cn.icpfiling.account.core.AllowedNetworks;
import cn.icpfiling.platform.database.JsonListConverter;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Converter;
import java.util.List;

/** The networks of a client as a JSON array in one column. */
@Converter(autoApply = true)
public class AllowedNetworksConverter extends JsonListConverter<AllowedNetworks, String> {

    public AllowedNetworksConverter() {
        super(new TypeReference<List<String>>() {}, AllowedNetworks::items, AllowedNetworks::new);
    }
}
