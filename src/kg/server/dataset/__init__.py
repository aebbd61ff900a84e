"""The dataset as a whole: VoID, DCAT, PROV, dumps, the description of the endpoint."""
