"""The packet: what one case exports to, with its manifest; parity, verification, masking."""
