"""A made-up passkey, whole enough to be listed, named and removed, though nothing holds its private half."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData

_ID = b"made up"


def made_up_passkey() -> dict[str, Any]:
    """Return what a browser sends when a passkey is made, as allauth keeps it."""
    public = AttestedCredentialData.create(Aaguid.NONE, _ID, ES256.from_ctap1(b"\x04" + bytes(64)))  # type: ignore[no-untyped-call]
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.AT
    data = AuthenticatorData.create(hashlib.sha256(b"localhost").digest(), flags, 0, public)
    said = json.dumps({"type": "webauthn.create", "challenge": "", "origin": "http://localhost"})
    name = websafe_encode(_ID)
    response = {
        "clientDataJSON": websafe_encode(said.encode()),
        "attestationObject": websafe_encode(AttestationObject.create("none", data, {})),
    }
    return {"id": name, "rawId": name, "type": "public-key", "response": response}
