"""Opens the sealed answers of a test pack with its code, by OpenSSL's AES: `open_pack.py SEALED.json CODE`.

Written from the description in SealedMessage.swift, not from its code. Exit 3 when the code does not fit.
"""
import base64
import ctypes
import ctypes.util
import hashlib
import hmac
import json
import sys


def counter_mode(key, message):
    try:
        from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
        return Cipher(algorithms.AES(key), modes.CTR(bytes(16))).encryptor().update(message)
    except ImportError:
        pass
    crypto = ctypes.CDLL(ctypes.util.find_library("crypto"))
    for name in ("EVP_CIPHER_CTX_new", "EVP_aes_256_ctr"):
        getattr(crypto, name).restype = ctypes.c_void_p
    context = ctypes.c_void_p(crypto.EVP_CIPHER_CTX_new())
    crypto.EVP_EncryptInit_ex(context, ctypes.c_void_p(crypto.EVP_aes_256_ctr()), None, key, bytes(16))
    result, length = ctypes.create_string_buffer(len(message)), ctypes.c_int()
    crypto.EVP_EncryptUpdate(context, result, ctypes.byref(length), message, len(message))
    return result.raw[:length.value]


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        sealed = json.load(file)
    salt, message = bytes.fromhex(sealed["salt"]), base64.b64decode(sealed["bytes"])
    key = hashlib.pbkdf2_hmac("sha256", sys.argv[2].encode(), salt, int(sealed["iterations"]))
    expected = hmac.new(hmac.digest(key, b"mac", "sha256"), salt + message, "sha256").hexdigest()
    if expected != sealed["mac"]:
        sys.exit(3)
    sys.stdout.write(counter_mode(hmac.digest(key, b"encryption", "sha256"), message).decode("utf-8"))


if __name__ == "__main__":
    main()
